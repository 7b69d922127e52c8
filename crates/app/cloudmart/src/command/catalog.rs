//! `cloudmart catalog …`: makes the copies of the catalogue again, from the tables that own the products.

use anyhow::Result;
use catalog::Rebuilt;
use clap::Subcommand;
use document_copies::Synced;
use serde::Serialize;

use super::{CommonOptions, printing::print_line, progress, runtime};
use crate::{settings::Settings, wiring};

/// Make the copies of the catalogue again.
#[derive(Debug, Subcommand)]
pub enum CatalogCommand {
    /// Make the search index again; only while no store is running on the data folder
    Reindex,
    /// Compare every product document with its product and mend those that differ; also beside a running store.
    /// An interrupted rebuild goes on where it was
    RebuildProjection,
}

#[derive(Serialize)]
struct Indexed {
    products: u64,
}

#[derive(Serialize)]
struct Documents {
    checked: u64,
    repaired: u64,
    /// Products whose key-value documents differed.
    copies: u64,
}

impl CatalogCommand {
    pub fn run(self, options: &CommonOptions) -> Result<()> {
        let settings = options.settings(Vec::new())?.settings;
        let _logs = super::begin_logs(&settings)?;
        match self {
            Self::Reindex => {
                let products = runtime()?.block_on(reindex(settings))?;
                let words = format!("{products} products can be found.");
                print(options, &Indexed { products }, &words)
            }
            Self::RebuildProjection => {
                let (Rebuilt { checked, repaired }, copies) = runtime()?.block_on(rebuild(settings))?;
                let copies = copies.repaired;
                let words = format!(
                    "{checked} products checked, {repaired} documents and the copies of {copies} mended."
                );
                print(options, &Documents { checked, repaired, copies }, &words)
            }
        }
    }
}

fn print(options: &CommonOptions, outcome: &impl Serialize, words: &str) -> Result<()> {
    if options.is_json() {
        return Ok(print_line(serde_json::to_string(outcome)?)?);
    }
    Ok(print_line(words)?)
}

async fn reindex(settings: Settings) -> Result<u64> {
    let shop = wiring::open_with_search(settings).await?;
    let bar = progress::bar(shop.catalog.count_products().await?);
    let Some(search) = &shop.search else { anyhow::bail!("this process does not keep the search index") };
    let found = shelf::reindex(&shop.catalog, search, |read| bar.set_position(read)).await?;
    bar.finish_and_clear();
    Ok(found)
}

async fn rebuild(settings: Settings) -> Result<(Rebuilt, Synced)> {
    let shop = wiring::open_for_command(settings).await?;
    let bar = progress::bar(shop.catalog.count_products().await?);
    let told = |rebuilt: Rebuilt| {
        bar.set_position(rebuilt.checked);
        bar.set_message(format!("{} documents mended", rebuilt.repaired));
    };
    let rebuilt = shop.catalog.rebuild_projection(told).await?;
    let copies = shop.copies.sync_product_catalog(|synced| bar.set_position(synced.checked)).await?;
    bar.finish_and_clear();
    Ok((rebuilt, copies))
}
