//! From the start of the process to a ready store, on data that exists already.

use anyhow::Result;

use crate::{Run, Shop, Table};

pub async fn measure(run: &Run, table: &mut Table) -> Result<()> {
    let mut shop = Shop::start(&run.binary).await?;
    let mut times = Vec::new();
    for _ in 0..5 {
        let (again, time) = shop.restart().await?;
        times.push(time.as_millis());
        shop = again;
    }
    times.sort_unstable();
    table.note(
        "start to ready, demo shop, 5 starts",
        format!("median {} ms, worst {} ms", times[2], times[4]),
    );
    table.note("resident memory after the start, demo shop", format!("{:.1} MiB", shop.memory()?));
    Ok(())
}
