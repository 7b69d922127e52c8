//! The embedded default: everything in one folder, no other program needed; the database may be on a server.

use std::{fs, path::PathBuf, sync::Arc, time::Duration};

use anyhow::{Context, Result, anyhow};
use cache::{Cache, RedisCache, RedisOptions};
use catalog::{FinderError, ProductFinder};
use database::Place;
use primitives::{Clock, ProductId};
use search::{Search, SearchError};
use shelf::Finder;

use super::{Databases, RoleLock, secret};
use crate::{
    roles::Role,
    settings::{Part, Settings},
};

/// What everything stands on.
pub struct Foundation {
    /// The settings in force.
    pub settings: Settings,
    /// The relational databases, up to date.
    pub databases: Databases,
    /// What this process shares with others for speed, if it has others.
    pub cache: Option<Arc<dyn Cache>>,
    /// The time.
    pub clock: Clock,
    /// From which guests' order tokens are derived.
    pub secret: Vec<u8>,
}

/// What this process does with the search index, which only one process can keep.
pub enum SearchIndex {
    /// It keeps it, and hears of what is changed in the catalogue.
    Kept(Search),
    /// It reads it; another process keeps it.
    Read(Search),
    /// Nothing; changes wait in the outbox for the process that keeps it.
    Elsewhere,
}

impl Foundation {
    /// Opens the folder and the databases, and brings the tables up to date.
    ///
    /// # Errors
    /// What is wrong with the folder or a database.
    pub async fn open(settings: Settings) -> Result<Self> {
        let folder = settings.data_dir();
        fs::create_dir_all(folder)
            .with_context(|| format!("cannot make the data folder {}", folder.display()))?;
        let cache = shared_cache(&settings)?;
        let databases = Databases::open(&settings).await?;
        databases.migrate().await?;
        let secret = secret::of_store(&settings)?;
        secret::agree(databases.of(Part::Orders), &secret).await?;
        Ok(Self { settings, databases, cache, clock: Clock::system(), secret })
    }

    /// The folder of public pictures.
    #[must_use]
    pub fn media_folder(&self) -> PathBuf {
        self.settings.data_dir().join("objects").join("media")
    }

    /// Makes those of these roles that only one process has this process's own. On a server database every role may be
    /// had by several processes, which tell the dead by their leases: nothing is taken.
    ///
    /// # Errors
    /// When another process has one of them.
    pub fn take_roles(&self, roles: &[Role]) -> Result<Vec<RoleLock>> {
        let Place::File(database) = self.settings.database().map_err(anyhow::Error::msg)?.place else {
            return Ok(Vec::new());
        };
        let take = |role: &Role| {
            let taken = RoleLock::take(&database, *role);
            taken.with_context(|| format!("the role {role}"))?.with_context(|| already_running(*role))
        };
        roles.iter().filter(|role| **role != Role::Api).map(take).collect()
    }

    /// Opens the search index to keep it.
    ///
    /// # Errors
    /// When another process keeps it.
    pub fn keep_search(&self) -> Result<SearchIndex> {
        let folder = self.search_folder();
        let kept = Search::open(&folder).map_err(|error| match error {
            SearchError::InUse => anyhow!(IN_USE),
            other => anyhow!(other),
        });
        kept.map(SearchIndex::Kept).with_context(|| format!("cannot keep {}", folder.display()))
    }

    /// Opens the search index that another process keeps.
    ///
    /// # Errors
    /// When it is of another version.
    pub fn read_search(&self) -> Result<SearchIndex> {
        let folder = self.search_folder();
        let opened = Search::open_to_read(&folder);
        opened.map(SearchIndex::Read).with_context(|| format!("cannot read {}", folder.display()))
    }

    fn search_folder(&self) -> PathBuf {
        self.settings.data_dir().join("search")
    }
}

const IN_USE: &str = "the store is running already: another process keeps the search index. Stop it first, or start \
    this one beside it with `serve --roles api`";

fn already_running(role: Role) -> String {
    format!(
        "the store is running already: another process has the role {role}, which only one process of a store has. Stop \
         it first, or start this one beside it with `serve --roles api`"
    )
}

/// The cache of the settings, unless every process has its own. It need not answer yet.
///
/// # Errors
/// When its address is none.
pub fn shared_cache(settings: &Settings) -> Result<Option<Arc<dyn Cache>>> {
    match settings.cache.url.as_str() {
        "memory:" => Ok(None),
        url => {
            let patience = Duration::from_millis(settings.cache.patience_ms.into());
            let file = &settings.cache.authorities;
            let authorities = (!file.is_empty()).then(|| PathBuf::from(file));
            let options = RedisOptions { patience, authorities, ..RedisOptions::default() };
            Ok(Some(Arc::new(RedisCache::new(url, options).context("cache.url")?)))
        }
    }
}

impl SearchIndex {
    /// The index, if this process keeps it.
    #[must_use]
    pub fn search(&self) -> Option<Search> {
        match self {
            Self::Kept(search) => Some(search.clone()),
            Self::Read(_) | Self::Elsewhere => None,
        }
    }

    /// How long an answer may be shown after its product was changed by another process: one that keeps the index is
    /// told of every change, and so is one that shares a cache; others look again.
    pub(super) fn answer_ttl(&self, shares_a_cache: bool) -> Duration {
        match self {
            Self::Kept(_) => Duration::from_secs(300),
            Self::Read(_) if shares_a_cache => Duration::from_secs(300),
            Self::Read(_) | Self::Elsewhere => Duration::from_secs(1),
        }
    }

    pub(super) fn finder(&self) -> Arc<dyn ProductFinder> {
        match self {
            Self::Kept(search) | Self::Read(search) => Arc::new(Finder(search.clone())),
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
