//! Copies of a small shop: what is written into the tables is found under its key, whatever went wrong in between.
#![expect(clippy::unwrap_used, clippy::panic, reason = "a test fails by panicking, also in its fixtures")]

mod order_events;
mod products;

use std::sync::Arc;

use document_copies::Copies;
use documents::{Collection, Expected, Key, SqlDocuments, Write};
use serde::de::DeserializeOwned;
use test_shop::TestShop;

struct Shop {
    shop: TestShop,
    copies: Copies,
}

impl Shop {
    async fn open() -> Self {
        let shop = TestShop::with(&[documents::MIGRATIONS, orders::MIGRATIONS]).await;
        let documents = Arc::new(SqlDocuments::new(shop.database.clone(), shop.clock.clock()));
        let copies = Copies { documents, catalog: Arc::clone(&shop.catalog), orders: shop.database.clone() };
        Self { shop, copies }
    }

    async fn found<T: DeserializeOwned>(&self, collection: Collection, key: &str) -> Option<T> {
        let found = self.copies.documents.get(collection, &Key::of(key).unwrap()).await.unwrap();
        found.map(|document| document.read().unwrap())
    }

    async fn forget(&self, collection: Collection, key: Key) {
        let delete = Write::Delete { collection, key, expected: Expected::Anything };
        self.copies.documents.batch(vec![delete]).await.unwrap();
    }
}
