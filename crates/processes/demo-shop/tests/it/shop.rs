//! A store without products.

use std::{collections::HashMap, path::PathBuf, sync::Arc};

use async_trait::async_trait;
use catalog::{
    Catalog, CatalogOptions, CatalogParts, FinderError, ProductFinder, Shelf, ShelfError, Stocking,
    StockingError,
};
use database::Database;
use demo_shop::DemoTarget;
use inventory::Inventory;
use primitives::{Availability, Currency, FakeClock, ProductId, Timestamp, VariantId};
use tempfile::TempDir;
use users::{Users, UsersOptions};

pub struct Shop {
    pub target: DemoTarget,
    pub database: Database,
    folder: TempDir,
}

/// Asks the inventory, and takes nothing in by itself: the demo shop does.
struct StockRoom(Inventory);

#[async_trait]
impl Shelf for StockRoom {
    async fn availability(
        &self,
        variants: &[VariantId],
    ) -> Result<HashMap<VariantId, Availability>, ShelfError> {
        self.0.availability(variants).await.map_err(|error| ShelfError(error.to_string()))
    }
}

#[async_trait]
impl Stocking for StockRoom {
    async fn set_initial(&self, _: Vec<(VariantId, i64)>) -> Result<(), StockingError> {
        Err(StockingError("the demo shop asks the inventory itself".to_owned()))
    }
}

struct NoFinder;

#[async_trait]
impl ProductFinder for NoFinder {
    async fn find(&self, _: &str, _: usize) -> Result<Vec<ProductId>, FinderError> {
        Ok(Vec::new())
    }
}

impl Shop {
    pub async fn open() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let migrations = [
            http_kit::idempotency::MIGRATIONS,
            queue::MIGRATIONS,
            users::MIGRATIONS,
            catalog::MIGRATIONS,
            inventory::MIGRATIONS,
        ];
        let database = database::testing::fresh(folder.path(), &migrations.concat()).await.unwrap();
        let clock = FakeClock::at(Timestamp::from_micros(1_800_000_000_000_000));
        let inventory = Inventory::new(database.clone(), clock.clock());
        let users = Users::new(database.clone(), clock.clock(), UsersOptions::default()).await.unwrap();
        let stock_room = Arc::new(StockRoom(inventory.clone()));
        let catalog = Catalog::new(CatalogParts {
            database: database.clone(),
            clock: clock.clock(),
            currency: Currency::USD,
            finder: Arc::new(NoFinder),
            shelf: stock_room.clone(),
            stocking: stock_room,
            options: CatalogOptions::default(),
        });
        let target = DemoTarget {
            catalog: Arc::new(catalog),
            inventory,
            users: Arc::new(users),
            media_dir: folder.path().join("media"),
        };
        Self { target, database, folder }
    }

    pub fn media(&self) -> PathBuf {
        self.folder.path().join("media")
    }

    pub async fn count(&self, table: &'static str) -> i64 {
        let sql = format!("SELECT COUNT(*) FROM {table}");
        let counted = self.database.read(|s| s.query_opt(&sql, &[], |row| row.get(0))).await;
        counted.map(Option::unwrap).unwrap_or_else(|error: database::Error| panic!("{error}"))
    }

    /// How many rows the tables have that the demo shop fills.
    pub async fn counts(&self) -> Vec<i64> {
        let mut all = Vec::new();
        for table in
            ["products", "variants", "categories", "product_media", "stock_movements", "users", "outbox"]
        {
            all.push(self.count(table).await);
        }
        all
    }
}
