//! The index as the shop uses it.

use std::{
    path::Path,
    sync::{Arc, Mutex, PoisonError},
};

use primitives::ProductId;
use tantivy::{
    Index, IndexReader, IndexWriter, Opstamp, ReloadPolicy, Searcher, TantivyDocument, collector::TopDocs,
    directory::MmapDirectory, indexer::IndexWriterOptions, query::Query, schema::Value,
};
use tokio::sync::{mpsc, oneshot};

use crate::{
    error::SearchError,
    fields::Fields,
    indexer::{self, Change, What},
    question,
};

/// Memory for changes that are not committed yet.
const WRITER_BYTES: usize = 15_000_000;

/// Finds products by words; clones share the index.
#[derive(Clone)]
pub struct Search {
    pub(crate) index: Index,
    pub(crate) reader: IndexReader,
    pub(crate) fields: Fields,
    /// The commit that the reader shows.
    shown: Arc<Mutex<Option<Opstamp>>>,
    /// None where another process keeps the index.
    changes: Option<mpsc::Sender<Change>>,
}

/// What a product can be found by.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct SearchText {
    /// Its title; counts most.
    pub title: String,
    /// Maker, category, tags, article numbers.
    pub keywords: String,
    /// Its description.
    pub description: String,
}

impl Search {
    /// Opens the index in `folder` to keep it, or begins a new one; an index of another version is begun anew.
    ///
    /// # Errors
    /// [`SearchError::InUse`] when another process keeps it; when the folder cannot be used.
    pub fn open(folder: &Path) -> Result<Self, SearchError> {
        make(folder)?;
        match Self::open_or_create(folder) {
            Err(
                tantivy::TantivyError::SchemaError(_)
                | tantivy::TantivyError::IncompatibleIndex(_)
                | tantivy::TantivyError::DataCorruption(_),
            ) => {
                tracing::warn!(folder = %folder.display(), "the search index is of another version; it is begun anew");
                std::fs::remove_dir_all(folder).map_err(|error| SearchError::Failed(error.to_string()))?;
                make(folder)?;
                Ok(Self::begin(Self::open_or_create(folder)?)?)
            }
            opened => Ok(Self::begin(opened?)?),
        }
    }

    /// Opens the index that another process keeps.
    ///
    /// # Errors
    /// When the folder cannot be used or the index is of another version.
    pub fn open_to_read(folder: &Path) -> Result<Self, SearchError> {
        make(folder)?;
        let (index, fields) = Self::open_or_create(folder)?;
        let reader = index.reader_builder().reload_policy(ReloadPolicy::Manual).try_into()?;
        Ok(Self { index, reader, fields, shown: Arc::default(), changes: None })
    }

    fn open_or_create(folder: &Path) -> tantivy::Result<(Index, Fields)> {
        let (schema, fields) = Fields::schema();
        let index = Index::open_or_create(MmapDirectory::open(folder)?, schema)?;
        Fields::register_analyzers(&index);
        Ok((index, fields))
    }

    fn begin((index, fields): (Index, Fields)) -> Result<Self, SearchError> {
        let options = IndexWriterOptions::builder()
            .num_worker_threads(1)
            .memory_budget_per_thread(WRITER_BYTES)
            .num_merge_threads(1)
            .build();
        let writer: IndexWriter = index.writer_with_options(options)?;
        // A commit that a kill cut off left files under names that the next commit would use again.
        writer.garbage_collect_files().wait()?;
        let reader = index.reader_builder().reload_policy(ReloadPolicy::Manual).try_into()?;
        let complete = indexer::is_complete(&index)?;
        let changes = indexer::start(writer, IndexReader::clone(&reader), fields, complete)?;
        Ok(Self { index, reader, fields, shown: Arc::default(), changes: Some(changes) })
    }

    /// How many products can be found.
    #[must_use]
    pub fn count(&self) -> u64 {
        self.reader.searcher().num_docs()
    }

    /// Whether everything was put in once: false while an index is made, and after its making was interrupted.
    ///
    /// # Errors
    /// When the index cannot be read.
    pub fn is_complete(&self) -> Result<bool, SearchError> {
        Ok(indexer::is_complete(&self.index)?)
    }

    /// The products that match `text`, the best first, `limit` at most. Text without words matches nothing.
    ///
    /// # Errors
    /// [`SearchError::Making`] as long as the index is not complete: nothing found would not mean that there is nothing.
    /// When the index cannot be read.
    pub fn find(&self, text: &str, limit: usize) -> Result<Vec<ProductId>, SearchError> {
        let Some(query) = question::ask(&self.index, self.fields, text) else { return Ok(Vec::new()) };
        self.best(&query, limit)
    }

    /// The products that fit the query best.
    pub(crate) fn best(&self, query: &dyn Query, limit: usize) -> Result<Vec<ProductId>, SearchError> {
        let searcher = self.of_everything()?;
        let best = searcher.search(query, &TopDocs::with_limit(limit.max(1)).order_by_score())?;
        let id_of = |address| -> Result<Option<ProductId>, SearchError> {
            let document: TantivyDocument = searcher.doc(address)?;
            Ok(document.get_first(self.fields.id).and_then(|value| value.as_str()?.parse().ok()))
        };
        best.into_iter().filter_map(|(_, address)| id_of(address).transpose()).collect()
    }

    /// A searcher of the last commit, if that one has everything. The reader may be behind: here because the indexer has
    /// just committed, elsewhere because another process has.
    pub(crate) fn of_everything(&self) -> Result<Searcher, SearchError> {
        let mut shown = self.shown.lock().unwrap_or_else(PoisonError::into_inner);
        let last = self.index.load_metas()?;
        if !indexer::has_everything(&last) {
            return Err(SearchError::Making);
        }
        if *shown != Some(last.opstamp) {
            self.reader.reload()?;
            *shown = Some(last.opstamp);
        }
        Ok(self.reader.searcher())
    }

    /// Makes products findable, or findable by other words; returns when they are.
    ///
    /// # Errors
    /// When the index cannot be written.
    pub async fn put(&self, products: Vec<(ProductId, SearchText)>) -> Result<(), SearchError> {
        self.change(What::Put(products)).await
    }

    /// Takes products out; returns when they cannot be found any more.
    ///
    /// # Errors
    /// When the index cannot be written.
    pub async fn remove(&self, products: Vec<ProductId>) -> Result<(), SearchError> {
        self.change(What::Remove(products)).await
    }

    /// Takes everything out, to be put in again; from now on the index is not complete.
    ///
    /// # Errors
    /// When the index cannot be written.
    pub async fn clear(&self) -> Result<(), SearchError> {
        self.change(What::Clear).await
    }

    /// Notes that everything has been put in.
    ///
    /// # Errors
    /// When the index cannot be written.
    pub async fn finish(&self) -> Result<(), SearchError> {
        self.change(What::Finish).await
    }

    async fn change(&self, what: What) -> Result<(), SearchError> {
        let changes = self.changes.as_ref().ok_or(SearchError::ReadOnly)?;
        let (done, finished) = oneshot::channel();
        let ended = |_| SearchError::Failed("the indexer has ended".to_owned());
        changes.send(Change { what, done }).await.map_err(|_| ended(()))?;
        finished.await.map_err(|_| ended(()))?
    }
}

fn make(folder: &Path) -> Result<(), SearchError> {
    let failed = |error| SearchError::Failed(format!("{}: {error}", folder.display()));
    std::fs::create_dir_all(folder).map_err(failed)
}
