//! The demo shop: loaded into an empty store.

use std::fmt;

use anyhow::{Result, bail};

use crate::wiring::Shop;

/// Role, address and password of the demo accounts.
pub const ACCOUNTS: [(&str, &str, &str); 2] = [
    ("Staff", "admin@cloudmart.example", "cloudmart-demo"),
    ("Customer", "shopper@cloudmart.example", "cloudmart-demo"),
];

/// What became of the demo shop.
pub enum Seeded {
    /// It was loaded.
    Loaded(demo_shop::Seeded),
    /// The store has products already, and stays as it is.
    NotEmpty,
}

impl fmt::Display for Seeded {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Loaded(seeded) => write!(
                f,
                "Demo shop loaded: {} products in {} categories.",
                seeded.products, seeded.categories
            ),
            Self::NotEmpty => f.write_str("The store has products already; the demo shop was left alone."),
        }
    }
}

/// Loads the demo shop into an empty store; a store with products stays as it is.
///
/// # Errors
/// What went wrong with it.
pub async fn seed_if_empty(shop: &Shop) -> Result<Seeded> {
    if is_empty(shop).await? { seed(shop, false).await } else { Ok(Seeded::NotEmpty) }
}

/// Loads the demo shop; into a store with products only by force.
///
/// # Errors
/// When the store has products already, or what went wrong.
pub async fn seed(shop: &Shop, force: bool) -> Result<Seeded> {
    if !force && !is_empty(shop).await? {
        bail!("the store has products already; --force adds the demo shop to them");
    }
    let target = demo_shop::DemoTarget {
        catalog: shop.catalog.clone(),
        inventory: shop.inventory.clone(),
        users: shop.users.clone(),
        media_dir: shop.media_folder.clone(),
    };
    Ok(Seeded::Loaded(demo_shop::seed(&target).await?))
}

async fn is_empty(shop: &Shop) -> Result<bool> {
    Ok(demo_shop::is_empty(&shop.catalog, &shop.inventory).await?)
}
