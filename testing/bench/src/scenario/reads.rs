//! Listing and detail, beside a bare handler that returns the same bytes.

use std::{
    process::{Child, Command, Stdio},
    time::{Duration, Instant},
};

use anyhow::{Context, Result};
use serde_json::Value;

use super::read_load;
use crate::{Run, Shop, Table, catalogue, client::Client, figures::Summary, shop::free_port};

/// How many different products the popular share of the traffic asks for.
const POPULAR: usize = 1_000;

pub async fn measure(run: &Run, table: &mut Table, products: Option<usize>) -> Result<()> {
    let mut shop = Shop::start(&run.binary).await?;
    let mut label = "demo shop".to_owned();
    if let Some(count) = products {
        import(&shop, count, table)?;
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

fn import(shop: &Shop, count: usize, table: &mut Table) -> Result<()> {
    let folder = tempfile::tempdir()?;
    let file = folder.path().join("catalogue.csv");
    catalogue::write(&file, count)?;
    let started = Instant::now();
    shop.command(&["import", "products", file.to_str().context("path")?])?;
    let seconds = started.elapsed().as_secs_f64();
    table.note(
        format!("import of {count} products ({} rows) while serving", count + count.div_ceil(2)),
        format!("{seconds:.1} s"),
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
    let ours = read_load(&shop.address, paths, run.clients, run.time()).await?;
    let bare = bare_load(run, &bytes).await?;
    let share = ours.per_second / bare.per_second * 100.0;
    table.add(what, ours, format!("{share:.0} % of bare; {} bytes", bytes.len()));
    table.add("— bare axum handler, same bytes", bare, "");
    Ok(())
}

async fn bare_load(run: &Run, bytes: &[u8]) -> Result<Summary> {
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
    let _ended = Ended(child);
    let until = Instant::now() + Duration::from_secs(10);
    while Client::connect(&address).await.is_err() && Instant::now() < until {
        tokio::time::sleep(Duration::from_millis(5)).await;
    }
    read_load(&address, vec!["/".to_owned()], run.clients, run.time()).await
}

struct Ended(Child);

impl Drop for Ended {
    fn drop(&mut self) {
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

async fn handles(shop: &Shop, wanted: usize) -> Result<Vec<String>> {
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
