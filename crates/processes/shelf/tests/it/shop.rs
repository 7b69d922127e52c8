//! A catalogue, a stock room and a folder for the search index.

use std::{ops::Deref, path::PathBuf};

use catalog::ProductDraft;
use search::{Search, SearchError};
use serde_json::json;
use test_shop::TestShop;

pub struct Shop(TestShop);

impl Deref for Shop {
    type Target = TestShop;

    fn deref(&self) -> &TestShop {
        &self.0
    }
}

impl Shop {
    /// A shop with so many products.
    pub async fn with_products(count: usize) -> Self {
        let shop = TestShop::with(&[]).await;
        shop.catalog.save_many((0..count).map(draft).collect()).await.unwrap();
        Self(shop)
    }

    pub fn index_folder(&self) -> PathBuf {
        self.database.folder().join("search")
    }

    /// Opens the index, as a process does that is started after another one has ended: that one's indexer lets go of
    /// the folder a moment after its last handle is gone.
    pub async fn open_index(&self) -> Search {
        let opened =
            test_kit::wait_for("the folder is free", async || match Search::open(&self.index_folder()) {
                Err(SearchError::InUse) => None,
                opened => Some(opened),
            });
        opened.await.unwrap()
    }
}

fn draft(number: usize) -> ProductDraft {
    let draft = json!({"title": format!("Lantern {number}"), "handle": format!("lantern-{number}"),
        "variants": [{"price": 5}]});
    serde_json::from_value(draft).unwrap()
}
