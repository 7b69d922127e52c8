//! The goods: what is sold, what there is of it, and what people want of it.

use std::sync::Arc;

use cart::Carts;
use catalog::{Catalog, CatalogParts, Reviews};
use documents::{Documents, SqlDocuments};
use inventory::Inventory;
use shelf::{BuyersInOrders, CartShelf, StockRoom};

use super::{Common, options};
use crate::{settings::Part, wiring::SearchIndex};

pub(super) struct Goods {
    pub(super) catalog: Arc<Catalog>,
    pub(super) reviews: Arc<Reviews>,
    pub(super) inventory: Inventory,
    pub(super) shelf: Arc<CartShelf>,
    pub(super) documents: Arc<dyn Documents>,
    pub(super) carts: Arc<Carts>,
}

impl Goods {
    pub(super) fn open(common: &Common, index: &SearchIndex) -> Self {
        let (database, clock) = (common.database(), &common.clock);
        let inventory = Inventory::new(database.clone(), clock.clone());
        let catalog = Arc::new(Catalog::new(catalog_parts(common, &inventory, index)));
        let buyers = Arc::new(BuyersInOrders(database.clone()));
        let shelf = Arc::new(CartShelf::new(catalog.clone(), inventory.clone()));
        let documents: Arc<dyn Documents> = Arc::new(SqlDocuments::new(database.clone(), clock.clone()));
        let carts =
            Carts::new(documents.clone(), shelf.clone(), database.clone(), clock.clone(), common.currency);
        Self {
            reviews: Arc::new(Reviews::new(catalog.clone(), buyers)),
            catalog,
            inventory,
            shelf,
            documents,
            carts: Arc::new(carts),
        }
    }
}

fn catalog_parts(common: &Common, inventory: &Inventory, index: &SearchIndex) -> CatalogParts {
    let stock_room = Arc::new(StockRoom(inventory.clone()));
    CatalogParts {
        database: common.databases.of(Part::Catalog).clone(),
        clock: common.clock.clone(),
        currency: common.currency,
        finder: index.finder(),
        shelf: stock_room.clone(),
        stocking: stock_room,
        options: options::catalog(common, index.answer_ttl(common.cache.is_some())),
    }
}
