//! A catalogue, a stock room and a folder for the search index.

use std::{path::PathBuf, sync::Arc, time::Duration};

use catalog::{Catalog, CatalogOptions, CatalogParts, FinderError, ProductDraft, ProductFinder};
use database::Database;
use inventory::Inventory;
use primitives::{Clock, Currency, ProductId};
use search::{Search, SearchError};
use serde_json::json;
use shelf::StockRoom;
use tempfile::TempDir;

pub struct Shop {
    pub catalog: Catalog,
    database: Database,
    folder: TempDir,
}

struct NoFinder;

#[async_trait::async_trait]
impl ProductFinder for NoFinder {
    async fn find(&self, _: &str, _: usize) -> Result<Vec<ProductId>, FinderError> {
        Ok(Vec::new())
    }
}

impl Shop {
    /// A shop with so many products.
    pub async fn with_products(count: usize) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let migrations = [catalog::MIGRATIONS, inventory::MIGRATIONS, queue::MIGRATIONS].concat();
        let database = database::testing::fresh(folder.path(), &migrations).await.unwrap();
        let catalog = open(&database);
        catalog.save_many((0..count).map(draft).collect()).await.unwrap();
        Self { catalog, database, folder }
    }

    /// The catalogue as another process has it.
    pub fn neighbour(&self) -> Catalog {
        open(&self.database)
    }

    pub fn index_folder(&self) -> PathBuf {
        self.folder.path().join("search")
    }

    /// Opens the index, as a process does that is started after another one has ended: that one's indexer lets go of
    /// the folder a moment after its last handle is gone.
    pub async fn open_index(&self) -> Search {
        let opened = tokio::time::timeout(Duration::from_secs(10), async {
            loop {
                match Search::open(&self.index_folder()) {
                    Err(SearchError::InUse) => tokio::task::yield_now().await,
                    opened => return opened.unwrap(),
                }
            }
        });
        opened.await.unwrap()
    }
}

fn open(database: &Database) -> Catalog {
    let room = Arc::new(StockRoom(Inventory::new(database.clone(), Clock::system())));
    Catalog::new(CatalogParts {
        database: database.clone(),
        clock: Clock::system(),
        currency: Currency::USD,
        finder: Arc::new(NoFinder),
        shelf: room.clone(),
        stocking: room,
        options: CatalogOptions::default(),
    })
}

fn draft(number: usize) -> ProductDraft {
    let draft = json!({"title": format!("Lantern {number}"), "handle": format!("lantern-{number}"),
        "variants": [{"price": 5}]});
    serde_json::from_value(draft).unwrap()
}
