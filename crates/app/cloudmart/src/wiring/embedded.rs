//! The embedded default: everything in one folder, no other program needed.

use std::{fs, path::PathBuf, sync::Arc};

use anyhow::{Context, Result};
use catalog::{FinderError, ProductFinder};
use database::{Database, Durability, Options};
use primitives::{Clock, ProductId};
use search::Search;
use shelf::Finder;

use super::{migrations, secret};
use crate::settings::Settings;

/// What everything stands on.
pub struct Foundation {
    /// The settings in force.
    pub settings: Settings,
    /// The relational database, up to date.
    pub database: Database,
    /// The time.
    pub clock: Clock,
    /// From which guests' order tokens are derived.
    pub secret: Vec<u8>,
}

/// Whether this process keeps the search index, which only one can.
pub enum SearchIndex {
    /// It does.
    Kept(Search),
    /// It does not; changes wait in the outbox for the process that does.
    Elsewhere,
}

impl Foundation {
    /// Opens the folder and the database, and brings the tables up to date.
    ///
    /// # Errors
    /// What is wrong with the folder or the database.
    pub async fn open(settings: Settings) -> Result<Self> {
        let folder = settings.data_dir();
        fs::create_dir_all(folder)
            .with_context(|| format!("cannot make the data folder {}", folder.display()))?;
        let database = open_database(&settings).await?;
        database.migrate(&migrations()).await.context("bringing the database up to date")?;
        let secret = secret::of_store(folder)?;
        Ok(Self { settings, database, clock: Clock::system(), secret })
    }

    /// The folder of public pictures.
    #[must_use]
    pub fn media_folder(&self) -> PathBuf {
        self.settings.data_dir().join("objects").join("media")
    }

    /// Opens the search index for this process.
    ///
    /// # Errors
    /// When another process keeps it.
    pub fn open_search(&self) -> Result<Search> {
        let folder = self.settings.data_dir().join("search");
        Search::open(&folder).with_context(|| {
            format!("{} is used by another process; is the store running already?", folder.display())
        })
    }
}

/// Opens the database of the settings as it is.
///
/// # Errors
/// What is wrong with it.
pub async fn open_database(settings: &Settings) -> Result<Database> {
    let path = settings.database_file().map_err(anyhow::Error::msg)?;
    let mut options = Options::file(&path);
    options.durability = match settings.database.durability.as_str() {
        "full" => Durability::Full,
        "normal" => Durability::Normal,
        other => anyhow::bail!("database.durability is `full` or `normal`, not `{other}`"),
    };
    Database::open(options).await.with_context(|| format!("cannot open the database {}", path.display()))
}

impl SearchIndex {
    /// The index, if this process keeps it.
    #[must_use]
    pub fn search(&self) -> Option<Search> {
        match self {
            Self::Kept(search) => Some(search.clone()),
            Self::Elsewhere => None,
        }
    }

    pub(super) fn finder(&self) -> Arc<dyn ProductFinder> {
        match self {
            Self::Kept(search) => Arc::new(Finder(search.clone())),
            Self::Elsewhere => Arc::new(Nowhere),
        }
    }
}

/// Commands that change the catalogue do not search.
struct Nowhere;

#[async_trait::async_trait]
impl ProductFinder for Nowhere {
    async fn find(&self, _: &str, _: usize) -> Result<Vec<ProductId>, FinderError> {
        Err(FinderError::Unavailable("this process keeps no search index".to_owned()))
    }
}
