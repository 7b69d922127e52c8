//! `cloudmart export …`: what the store knows, in files for spreadsheets and other shops.

mod cells;
mod customers;

mod orders;
mod products;

use std::path::PathBuf;

use anyhow::Result;
use clap::{Args, Subcommand, ValueEnum};
use database::Session;
use serde_json::json;

use super::{CommonOptions, new_file::NewFile, printing::print_line, runtime};
use crate::wiring;

/// Write products, orders or customers to a file.
#[derive(Debug, Subcommand)]
pub enum Export {
    /// Every product with its stock; `cloudmart import products` makes the same products of the file
    #[command(after_help = "Example:\n  cloudmart export products products.csv")]
    Products {
        #[command(flatten)]
        target: Target,
        /// Who is to read it
        #[arg(long, value_enum, default_value_t)]
        format: Format,
    },
    /// Every order with its lines: a row a line
    #[command(after_help = "Example:\n  cloudmart export orders orders.csv --force")]
    Orders(Target),
    /// Every account that is not deleted
    #[command(after_help = "Example:\n  cloudmart export customers customers.csv")]
    Customers(Target),
}

/// Where to.
#[derive(Debug, Args)]
pub struct Target {
    /// The file to write
    file: PathBuf,
    /// Write over a file that is there already
    #[arg(long)]
    force: bool,
}

/// Programs that read products.
#[derive(Debug, Clone, Copy, Default, ValueEnum)]
pub enum Format {
    /// The product CSV of Shopify.
    #[default]
    Shopify,
    /// Our own: a product a line, in JSON.
    Cloudmart,
}

impl Export {
    pub fn run(self, options: &CommonOptions) -> Result<()> {
        let settings = options.settings(Vec::new())?.settings;
        let _logs = super::begin_logs(&settings)?;
        let what = self.what();
        let (Self::Products { target, .. } | Self::Orders(target) | Self::Customers(target)) = &self;
        let mut file = NewFile::beside(&target.file, target.force)?;
        let written = runtime()?.block_on(async {
            let shop = wiring::open_for_command(settings).await?;
            // A replica that has got as far as the primary is now does as well.
            let report = Session::reading(shop.database().position().await?);
            let written = async {
                match &self {
                    Self::Products { format, .. } => products::write(&mut file, *format, &shop).await,
                    Self::Orders(_) => orders::write(&mut file, &shop).await,
                    Self::Customers(_) => customers::write(&mut file, &shop).await,
                }
            };
            report.within(written).await
        })?;
        let path = file.finish()?;
        if options.is_json() {
            return Ok(print_line(json!({what: written, "file": path}))?);
        }
        Ok(print_line(format_args!("{written} {what} written to {}.", path.display()))?)
    }

    const fn what(&self) -> &'static str {
        match self {
            Self::Products { .. } => "products",
            Self::Orders(_) => "orders",
            Self::Customers(_) => "customers",
        }
    }
}
