//! A store without products.

use std::{ops::Deref, path::PathBuf, sync::Arc};

use demo_shop::DemoTarget;
use test_shop::TestShop;
use users::{Users, UsersOptions};

pub struct Shop {
    pub target: DemoTarget,
    shop: TestShop,
}

impl Deref for Shop {
    type Target = TestShop;

    fn deref(&self) -> &TestShop {
        &self.shop
    }
}

impl Shop {
    pub async fn open() -> Self {
        let shop = TestShop::with(&[users::MIGRATIONS]).await;
        let users = Users::new(shop.database.clone(), shop.clock.clock(), UsersOptions::default());
        let target = DemoTarget {
            catalog: shop.catalog.clone(),
            inventory: shop.inventory.clone(),
            users: Arc::new(users.await.unwrap()),
            media_dir: shop.database.folder().join("media"),
        };
        Self { target, shop }
    }

    pub fn media(&self) -> PathBuf {
        self.database.folder().join("media")
    }

    pub async fn count(&self, table: &'static str) -> i64 {
        self.database.count(table).await
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
