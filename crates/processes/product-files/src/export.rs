//! The export: the catalogue is walked a part at a time, each product becomes a sheet, and each sheet is written.

mod listed;

use std::io::Write;

use catalog::{Catalog, Product};
use database::Database;
use inventory::Standings;
use primitives::{ProductId, VariantId};

use self::listed::Ways;
use crate::{ExportError, Format, cloudmart, shopify};

/// How many products are held at a time.
const PART: u32 = 100;

/// What has been written.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, serde::Serialize)]
pub struct Exported {
    /// Products.
    pub products: u64,
    /// Variants of them.
    pub variants: u64,
}

/// Writes every product of the catalogue with its stock, all statuses, oldest first. `progress` is told after every
/// part. A product that is changed meanwhile is written as it was before or after.
///
/// # Errors
/// [`ExportError`]
pub async fn export(
    to: impl Write + Send,
    format: Format,
    catalog: &Catalog,
    database: &Database,
    mut progress: impl FnMut(Exported) + Send,
) -> Result<Exported, ExportError> {
    let mut writer = Writer::begin(to, format, catalog)?;
    let ways = Ways::new(catalog.all_categories().await?);
    let (mut exported, mut after) = (Exported::default(), None::<ProductId>);
    loop {
        let part = catalog.walk_products(after, PART).await?;
        let Some(last) = part.last() else { break };
        after = Some(last.id);
        let standings = standings(database, &part).await?;
        for product in &part {
            let sheet = listed::sheet(product, &ways, &standings);
            writer.write(&sheet.ok_or_else(|| ExportError::Unreadable(product.handle.clone()))?)?;
            exported.products += 1;
            exported.variants += product.variants.len() as u64;
        }
        progress(exported);
    }
    writer.finish()?;
    Ok(exported)
}

async fn standings(database: &Database, part: &[Product]) -> Result<Standings, ExportError> {
    let variants = part.iter().flat_map(|product| &product.variants).map(|variant| variant.id);
    let variants: Vec<VariantId> = variants.collect();
    Ok(database.scan(move |snapshot| inventory::standings(snapshot, &variants)).await?)
}

enum Writer<W: Write> {
    Shopify(Box<shopify::Writer<W>>),
    CloudMart(W),
}

impl<W: Write> Writer<W> {
    fn begin(to: W, format: Format, catalog: &Catalog) -> Result<Self, ExportError> {
        match format {
            Format::Shopify => Ok(Self::Shopify(Box::new(shopify::Writer::begin(to, catalog.currency())?))),
            Format::CloudMart => Ok(Self::CloudMart(to)),
            Format::WooCommerce => Err(ExportError::ReadOnly),
        }
    }

    fn write(&mut self, sheet: &crate::ProductSheet) -> std::io::Result<()> {
        match self {
            Self::Shopify(writer) => writer.write(sheet),
            Self::CloudMart(to) => cloudmart::write(to, sheet),
        }
    }

    fn finish(self) -> std::io::Result<()> {
        match self {
            Self::Shopify(writer) => writer.finish(),
            Self::CloudMart(mut to) => to.flush(),
        }
    }
}
