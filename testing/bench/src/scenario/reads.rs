//! Listing and detail, beside a bare handler that returns the same bytes.

use std::{
    process::{Child, Command, Stdio},
    time::{Duration, Instant},
};

use anyhow::{Context, Result};
use serde_json::Value;

use super::read_load;
use crate::{
    Run, Shop, Table, catalogue,
    client::Client,
    figures::Summary,
    shop::{free_port, processor_seconds},
};

/// How many different products the popular share of the traffic asks for.
const POPULAR: usize = 1_000;

pub async fn measure(run: &Run, table: &mut Table, products: Option<usize>) -> Result<()> {
    let mut shop = Shop::start(&run.binary).await?;
    let mut label = "demo shop".to_owned();
    if let Some(count) = products {
        import(&shop, count, table).await?;
        (shop, _) = measured_restart(shop, count, table).await?;
        label = format!("{count} products");
    }
    let idle = shop.memory()?;
    let list = "/api/v1/products?limit=20".to_owned();
    compare(run, table, &shop, &format!("list_products, 20 items, {label}"), vec![list]).await?;
    let handles = handles(&shop, POPULAR).await?;
    compare(run, table, &shop, &format!("get_product, {} different, {label}", handles.len()), handles)
        .await?;
    if let Some(count) = products {
        let all =
            (0..count).map(|number| format!("/api/v1/products/bench-{}", number * 7919 % count)).collect();
        compare(run, table, &shop, &format!("get_product, each of {count} in turn"), all).await?;
    }
    table.note(
        format!("resident memory, {label}"),
        format!("{idle:.1} MiB idle, {:.1} MiB after the load", shop.memory()?),
    );
    Ok(())
}

/// Imports a catalogue of that size, and waits until everybody has heard of it.
pub async fn import(shop: &Shop, count: usize, table: &mut Table) -> Result<()> {
    let folder = tempfile::tempdir()?;
    let file = folder.path().join("catalogue.csv");
    catalogue::write(&file, count)?;
    let started = Instant::now();
    shop.command(&["import", "products", file.to_str().context("path")?])?;
    let seconds = started.elapsed().as_secs_f64();
    table.note(
        format!("import of {count} products ({} rows) while serving", count + count.div_ceil(2)),
        format!(
            "{seconds:.1} s; its events were worked off {:.1} s later",
            shop.drained().await?.as_secs_f64()
        ),
    );
    Ok(())
}

async fn measured_restart(shop: Shop, count: usize, table: &mut Table) -> Result<(Shop, Duration)> {
    let (shop, time) = shop.restart().await?;
    table.note(format!("start to ready, {count} products"), format!("{} ms", time.as_millis()));
    Ok((shop, time))
}

/// Measures the store, then the bare handler with the same bytes, and says how they compare.
async fn compare(run: &Run, table: &mut Table, shop: &Shop, what: &str, paths: Vec<String>) -> Result<()> {
    let bytes = Client::connect(&shop.address).await?.get(&paths[0]).await?.body.to_vec();
    let (ours, our_time) = timed_load(run, &shop.address, &paths, shop.id()).await?;
    let (bare, bare_time) = bare_load(run, &bytes).await?;
    let share = ours.per_second / bare.per_second * 100.0;
    table.add(
        what,
        ours,
        format!("{share:.0} % of bare; {} bytes; {our_time:.1} µs of processor in the store", bytes.len()),
    );
    table.add("— bare axum handler, same bytes", bare, format!("{bare_time:.1} µs of processor"));
    Ok(())
}

/// The load, and how many microseconds of processor the process `server` used for a request.
async fn timed_load(run: &Run, address: &str, paths: &[String], server: u32) -> Result<(Summary, f64)> {
    read_load(address, paths, run.clients, run.time() / 5).await?;
    let (used, began) = (processor_seconds(server)?, Instant::now());
    let summary = read_load(address, paths, run.clients, run.time()).await?;
    let all = began.elapsed().as_secs_f64() * summary.per_second;
    Ok((summary, (processor_seconds(server)? - used) / all * 1e6))
}

async fn bare_load(run: &Run, bytes: &[u8]) -> Result<(Summary, f64)> {
    let folder = tempfile::tempdir()?;
    let file = folder.path().join("bytes");
    std::fs::write(&file, bytes)?;
    let address = format!("127.0.0.1:{}", free_port()?);
    let child = Command::new(std::env::current_exe()?)
        .arg("bare")
        .arg(&file)
        .arg(&address)
        .stdout(Stdio::null())
        .spawn()?;
    let bare = Ended(child);
    let until = Instant::now() + Duration::from_secs(10);
    while Client::connect(&address).await.is_err() && Instant::now() < until {
        tokio::time::sleep(Duration::from_millis(5)).await;
    }
    timed_load(run, &address, &["/".to_owned()], bare.0.id()).await
}

struct Ended(Child);

impl Drop for Ended {
    fn drop(&mut self) {
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

/// Paths of the first products of the list.
pub async fn handles(shop: &Shop, wanted: usize) -> Result<Vec<String>> {
    let mut client = Client::connect(&shop.address).await?;
    let (mut handles, mut cursor) = (Vec::new(), String::new());
    while handles.len() < wanted {
        let answer = client.get(&format!("/api/v1/products?limit=100{cursor}")).await?;
        let page: Value = serde_json::from_slice(answer.body)?;
        let items = page["items"].as_array().context("items")?;
        handles.extend(
            items.iter().filter_map(|item| Some(format!("/api/v1/products/{}", item["handle"].as_str()?))),
        );
        match page["pagination"]["next_cursor"].as_str() {
            Some(next) => cursor = format!("&cursor={next}"),
            None => break,
        }
    }
    handles.truncate(wanted);
    Ok(handles)
}
