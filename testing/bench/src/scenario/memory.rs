//! Resident memory of a store with ten thousand products: idle, and after each kind of load.

use std::time::Duration;

use anyhow::Result;

use super::{purchases, read_load, reads};
use crate::{Run, Shop, Table};

/// Products of the store.
const PRODUCTS: usize = 10_000;

/// How long the store is left alone before it counts as idle.
const REST: Duration = Duration::from_secs(5);

pub async fn measure(run: &Run, table: &mut Table) -> Result<()> {
    let shop = Shop::start(&run.binary).await?;
    reads::import(&shop, PRODUCTS, table).await?;
    note(table, &shop, "after the import").await?;
    let (shop, _) = shop.restart().await?;
    note(table, &shop, "idle after a start").await?;
    let popular = reads::handles(&shop, 1_000).await?;
    let list = vec!["/api/v1/products?limit=20".to_owned()];
    let all: Vec<String> = (0..PRODUCTS).map(|number| format!("/api/v1/products/bench-{number}")).collect();
    // Thirty seconds of reading, unless the figures are to be had sooner.
    for (paths, what) in [(list, "lists"), (popular, "1,000 products"), (all, "every product in turn")] {
        let summary = read_load(&shop.address, &paths, run.clients, run.time()).await?;
        let requests = summary.per_second * run.time().as_secs_f64();
        note(table, &shop, &format!("after {requests:.0} reads: {what}")).await?;
    }
    let bought = purchases::buy_from(run, &shop, run.time()).await?.count();
    shop.drained().await?;
    note(table, &shop, &format!("after {bought} purchases")).await
}

async fn note(table: &mut Table, shop: &Shop, when: &str) -> Result<()> {
    let at_once = shop.memory()?;
    tokio::time::sleep(REST).await;
    table.note(
        format!("resident memory, {PRODUCTS} products, {when}"),
        format!("{at_once:.1} MiB, {:.1} MiB after {} s at rest", shop.memory()?, REST.as_secs()),
    );
    Ok(())
}
