//! What is measured.

pub mod purchases;
pub mod reads;
pub mod start;

use std::{
    sync::Arc,
    time::{Duration, Instant},
};

use anyhow::Result;

use crate::{
    client::Client,
    figures::{Summary, Times},
};

/// GETs of `paths`, in turn, from `clients` connections for `time`, after a warm-up of a fifth of it.
pub async fn read_load(address: &str, paths: Vec<String>, clients: usize, time: Duration) -> Result<Summary> {
    read_for(address, &paths, clients, time / 5).await?;
    read_for(address, &paths, clients, time).await
}

async fn read_for(address: &str, paths: &[String], clients: usize, time: Duration) -> Result<Summary> {
    let started = Instant::now();
    let paths: Arc<[String]> = paths.into();
    let mut tasks = tokio::task::JoinSet::new();
    for number in 0..clients {
        let (address, paths) = (address.to_owned(), Arc::clone(&paths));
        tasks.spawn(async move { read_from_one(&address, &paths, number, started + time).await });
    }
    let mut all = Times::default();
    while let Some(times) = tasks.join_next().await {
        all.merge(times??);
    }
    Ok(all.summarize(started.elapsed()))
}

async fn read_from_one(address: &str, paths: &[String], offset: usize, until: Instant) -> Result<Times> {
    let mut client = Client::connect(address).await?;
    let requests: Vec<Vec<u8>> = paths.iter().map(|path| client.get_request(path)).collect();
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
