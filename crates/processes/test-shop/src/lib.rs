//! A small shop for the tests of processes: a catalogue and its stock on a fresh database, with a clock that stands
//! still. Nothing here is linked into the store.

mod stock_room;

use std::sync::Arc;

use catalog::{Catalog, CatalogOptions, CatalogParts};
use database::{Database, Migration};
use inventory::Inventory;
use primitives::{Currency, FakeClock};
use test_kit::FreshDatabase;

use self::stock_room::{NoFinder, StockRoom};

/// A catalogue without products and a stock room without shelves.
pub struct TestShop {
    /// What is sold, in US dollars.
    pub catalog: Arc<Catalog>,
    /// What is there of it.
    pub inventory: Inventory,
    /// Where both are kept.
    pub database: FreshDatabase,
    /// The time that both go by.
    pub clock: FakeClock,
}

impl TestShop {
    /// A shop with the tables of these contexts besides its own.
    ///
    /// # Panics
    /// When its database cannot be made.
    pub async fn with(more: &[&[Migration]]) -> Self {
        let own = [
            http_kit::idempotency::MIGRATIONS,
            queue::MIGRATIONS,
            catalog::MIGRATIONS,
            inventory::MIGRATIONS,
        ];
        let database = FreshDatabase::with(&[&own, more].concat()).await;
        let clock = test_kit::clock();
        let inventory = Inventory::new(database.clone(), clock.clock());
        let catalog = Arc::new(catalogue(&database, &clock, &inventory));
        Self { catalog, inventory, database, clock }
    }

    /// The catalogue as another process has it.
    #[must_use]
    pub fn neighbour(&self) -> Catalog {
        catalogue(&self.database, &self.clock, &self.inventory)
    }
}

fn catalogue(database: &Database, clock: &FakeClock, inventory: &Inventory) -> Catalog {
    let stock_room = Arc::new(StockRoom(inventory.clone()));
    Catalog::new(CatalogParts {
        database: database.clone(),
        clock: clock.clock(),
        currency: Currency::USD,
        finder: Arc::new(NoFinder),
        shelf: stock_room.clone(),
        stocking: stock_room,
        options: CatalogOptions::default(),
    })
}
