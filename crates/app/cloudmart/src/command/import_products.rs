//! `cloudmart import products`: brings products in from a file, beside a running store or without one.

use std::{
    fs::File,
    io::{self, Read, Seek, SeekFrom},
    path::PathBuf,
};

use anyhow::{Context, Result, bail};
use clap::{Args, ValueEnum};
use indicatif::ProgressBar;
use product_files::{ImportOptions, Progress, Report, Target, import};

use super::{CommonOptions, printing::print_line, progress, runtime};
use crate::{settings::Settings, wiring};

/// Bring products in from a file.
#[derive(Debug, Args)]
#[command(after_help = "Examples:\n  cloudmart import products products_export.csv --dry-run\n  \
    cloudmart import products wc-product-export.csv --format woocommerce")]
pub struct ImportProducts {
    /// The file
    file: PathBuf,
    /// What wrote it
    #[arg(long, value_enum, default_value_t)]
    format: Format,
    /// Read and check everything, and change nothing
    #[arg(long)]
    dry_run: bool,
}

/// Programs whose files are understood.
#[derive(Debug, Clone, Copy, Default, ValueEnum)]
enum Format {
    /// The product export of Shopify (CSV).
    #[default]
    Shopify,
    /// The product export of WooCommerce (CSV).
    Woocommerce,
    /// Our own: a product a line, in JSON.
    Cloudmart,
}

impl From<Format> for product_files::Format {
    fn from(format: Format) -> Self {
        match format {
            Format::Shopify => Self::Shopify,
            Format::Woocommerce => Self::WooCommerce,
            Format::Cloudmart => Self::CloudMart,
        }
    }
}

/// Faults that are printed; all of them are in the JSON output.
const SHOWN: usize = 20;

impl ImportProducts {
    pub fn run(self, options: &CommonOptions) -> Result<()> {
        let settings = options.settings(Vec::new())?.settings;
        let _logs = super::begin_logs(&settings)?;
        let report = runtime()?.block_on(self.import(settings))?;
        print(&report, self.dry_run, options.is_json())?;
        match report.failed {
            0 => Ok(()),
            failed => {
                bail!("{failed} products were left out; mend the lines above and import the file again")
            }
        }
    }

    async fn import(&self, settings: Settings) -> Result<Report> {
        let file = File::open(&self.file).with_context(|| format!("cannot open {}", self.file.display()))?;
        let bar = progress::bar(file.metadata()?.len());
        let shop = wiring::open_for_command(settings).await?;
        let target = Target {
            catalog: shop.catalog.clone(),
            database: shop.database().clone(),
            clock: shop.clock.clone(),
        };
        let options = ImportOptions { format: self.format.into(), dry_run: self.dry_run };
        let shown = bar.clone();
        let told = move |progress: Progress| {
            shown.set_message(format!("{} products, {} left out", progress.products, progress.failed));
        };
        let report = import(Counted { file, bar: bar.clone() }, target, options, told).await;
        bar.finish_and_clear();
        Ok(report?)
    }
}

/// A file whose reading moves the bar on.
struct Counted {
    file: File,
    bar: ProgressBar,
}

impl Read for Counted {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let count = self.file.read(buffer)?;
        self.bar.inc(count as u64);
        Ok(count)
    }
}

/// Formats that are gone through twice draw the bar twice.
impl Seek for Counted {
    fn seek(&mut self, to: SeekFrom) -> io::Result<u64> {
        let place = self.file.seek(to)?;
        self.bar.set_position(place);
        Ok(place)
    }
}

fn print(report: &Report, dry_run: bool, json: bool) -> Result<()> {
    if json {
        print_line(serde_json::to_string(report)?)?;
        return Ok(());
    }
    for error in report.errors.iter().take(SHOWN) {
        print_line(error)?;
    }
    let more = report.errors.len().saturating_sub(SHOWN) as u64 + report.further_errors;
    if more > 0 {
        print_line(format_args!("… and {more} more"))?;
    }
    let would = if dry_run { "Would be: " } else { "" };
    Ok(print_line(format_args!(
        "{would}{} created, {} updated, {} unchanged, {} left out ({} variants, {} pictures, {} rows).",
        report.created,
        report.updated,
        report.unchanged,
        report.failed,
        report.variants,
        report.pictures,
        report.rows
    ))?)
}
