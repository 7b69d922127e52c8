//! `cloudmart export products`.

use anyhow::Result;

use product_files::Exported;

use super::Format;
use crate::{
    command::new_file::{NewFile, told},
    wiring::Shop,
};

pub async fn write(file: &mut NewFile, format: Format, shop: &Shop) -> Result<u64> {
    let format = match format {
        Format::Shopify => product_files::Format::Shopify,
        Format::Cloudmart => product_files::Format::CloudMart,
    };
    let spinner = file.spinner();
    let told = move |exported: Exported| told(&spinner, exported.products, "products");
    let written = product_files::export(file, format, &shop.catalog, shop.database(), told).await?;
    Ok(written.products)
}
