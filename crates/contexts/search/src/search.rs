//! The index as the shop uses it.

use std::path::Path;

use primitives::ProductId;
use tantivy::{
    Index, IndexReader, IndexWriter, ReloadPolicy, TantivyDocument, collector::TopDocs,
    directory::MmapDirectory, schema::Value,
};
use thiserror::Error;
use tokio::sync::{mpsc, oneshot};

use crate::{
    fields::Fields,
    indexer::{self, Change},
    question,
};

/// Memory for changes that are not committed yet.
const WRITER_BYTES: usize = 15_000_000;

/// Finds products by words; clones share the index.
#[derive(Clone)]
pub struct Search {
    index: Index,
    reader: IndexReader,
    fields: Fields,
    changes: mpsc::Sender<Change>,
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

/// The index could not.
#[derive(Debug, Clone, Error)]
#[error("search: {0}")]
pub struct SearchError(pub(crate) String);

impl From<tantivy::TantivyError> for SearchError {
    fn from(error: tantivy::TantivyError) -> Self {
        Self(error.to_string())
    }
}

impl Search {
    /// Opens the index in `folder`, or begins a new one; an index of another version is begun anew.
    ///
    /// # Errors
    /// When the folder cannot be used, or another process changes the index.
    pub fn open(folder: &Path) -> Result<Self, SearchError> {
        std::fs::create_dir_all(folder)
            .map_err(|error| SearchError(format!("{}: {error}", folder.display())))?;
        match Self::open_or_create(folder) {
            Err(
                tantivy::TantivyError::SchemaError(_)
                | tantivy::TantivyError::IncompatibleIndex(_)
                | tantivy::TantivyError::DataCorruption(_),
            ) => {
                tracing::warn!(folder = %folder.display(), "the search index is of another version; it is begun anew");
                std::fs::remove_dir_all(folder).map_err(|error| SearchError(error.to_string()))?;
                std::fs::create_dir_all(folder).map_err(|error| SearchError(error.to_string()))?;
                Ok(Self::begin(Self::open_or_create(folder)?)?)
            }
            opened => Ok(Self::begin(opened?)?),
        }
    }

    fn open_or_create(folder: &Path) -> tantivy::Result<(Index, Fields)> {
        let (schema, fields) = Fields::schema();
        let index = Index::open_or_create(MmapDirectory::open(folder)?, schema)?;
        Fields::register_analyzers(&index);
        Ok((index, fields))
    }

    fn begin((index, fields): (Index, Fields)) -> Result<Self, SearchError> {
        let writer: IndexWriter = index.writer_with_num_threads(1, WRITER_BYTES)?;
        let reader = index.reader_builder().reload_policy(ReloadPolicy::Manual).try_into()?;
        let changes = indexer::start(writer, IndexReader::clone(&reader), fields)?;
        Ok(Self { index, reader, fields, changes })
    }

    /// How many products can be found.
    #[must_use]
    pub fn count(&self) -> u64 {
        self.reader.searcher().num_docs()
    }

    /// The products that match `text`, the best first, `limit` at most. Text without words matches nothing.
    ///
    /// # Errors
    /// When the index cannot be read.
    pub fn find(&self, text: &str, limit: usize) -> Result<Vec<ProductId>, SearchError> {
        let Some(query) = question::ask(&self.index, self.fields, text) else { return Ok(Vec::new()) };
        let searcher = self.reader.searcher();
        let best = searcher.search(&query, &TopDocs::with_limit(limit.max(1)).order_by_score())?;
        let id_of = |address| -> Result<Option<ProductId>, SearchError> {
            let document: TantivyDocument = searcher.doc(address)?;
            Ok(document.get_first(self.fields.id).and_then(|value| value.as_str()?.parse().ok()))
        };
        best.into_iter().filter_map(|(_, address)| id_of(address).transpose()).collect()
    }

    /// Makes products findable, or findable by other words; returns when they are.
    ///
    /// # Errors
    /// When the index cannot be written.
    pub async fn put(&self, products: Vec<(ProductId, SearchText)>) -> Result<(), SearchError> {
        self.change(products, Vec::new()).await
    }

    /// Takes products out; returns when they cannot be found any more.
    ///
    /// # Errors
    /// When the index cannot be written.
    pub async fn remove(&self, products: Vec<ProductId>) -> Result<(), SearchError> {
        self.change(Vec::new(), products).await
    }

    async fn change(
        &self,
        put: Vec<(ProductId, SearchText)>,
        remove: Vec<ProductId>,
    ) -> Result<(), SearchError> {
        let (done, finished) = oneshot::channel();
        let ended = |_| SearchError("the indexer has ended".to_owned());
        self.changes.send(Change { put, remove, done }).await.map_err(|_| ended(()))?;
        finished.await.map_err(|_| ended(()))?
    }
}
