//! What is measured.

pub mod memory;
pub mod purchases;
pub mod reads;
pub mod start;

use std::{
    sync::Arc,
    time::{Duration, Instant},
};

use anyhow::Result;

use crate::{
    client::{Client, get_request},
    figures::{Summary, Times},
};

/// GETs of `paths`, in turn, from `clients` connections for `time`.
pub async fn read_load(address: &str, paths: &[String], clients: usize, time: Duration) -> Result<Summary> {
    // Made once for all connections: those of a large catalogue take more memory than the store.
    let requests: Arc<[Vec<u8>]> = paths.iter().map(|path| get_request(address, path)).collect();
    let started = Instant::now();
    let mut tasks = tokio::task::JoinSet::new();
    for number in 0..clients {
        let (address, requests) = (address.to_owned(), Arc::clone(&requests));
        tasks.spawn(async move { read_from_one(&address, &requests, number, started + time).await });
    }
    let mut all = Times::default();
    while let Some(times) = tasks.join_next().await {
        all.merge(times??);
    }
    Ok(all.summarize(started.elapsed()))
}

async fn read_from_one(address: &str, requests: &[Vec<u8>], offset: usize, until: Instant) -> Result<Times> {
    let mut client = Client::connect(address).await?;
    let mut times = Times::default();
    // Clients begin at different places, so that they do not ask for the same thing at the same time.
    for request in requests.iter().cycle().skip(offset * 7919 % requests.len()) {
        let begun = Instant::now();
        if begun > until {
            break;
        }
        let answer = client.send(request).await?;
        anyhow::ensure!(answer.status == 200, "status {}", answer.status);
        times.add(begun.elapsed());
    }
    Ok(times)
}
