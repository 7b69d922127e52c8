//! The one thread that changes the index. What arrives together is committed together, and whoever sent it is told when
//! it can be found.

use std::{thread, time::Duration};

use primitives::ProductId;
use tantivy::{Index, IndexMeta, IndexReader, IndexWriter, TantivyDocument, Term, query::AllQuery};
use tokio::sync::{mpsc, oneshot};

use crate::{SearchError, SearchText, fields::Fields};

/// Changes that share a commit at most.
const BATCH: usize = 2_000;

/// Changes that may wait.
const QUEUE: usize = 4_096;

/// A commit writes files; a moment's waiting lets neighbours share it.
const GATHERING: Duration = Duration::from_millis(10);

/// What a commit carries from which on the index has everything.
const COMPLETE: &str = "complete";

/// A change with the one who waits for it.
pub(crate) struct Change {
    pub what: What,
    pub done: oneshot::Sender<Result<(), SearchError>>,
}

/// What is changed.
pub(crate) enum What {
    /// These can be found by these words.
    Put(Vec<(ProductId, SearchText)>),
    /// These cannot be found any more.
    Remove(Vec<ProductId>),
    /// Nothing can be found, until everything is put in again.
    Clear,
    /// Everything has been put in.
    Finish,
}

impl What {
    fn size(&self) -> usize {
        match self {
            Self::Put(products) => products.len(),
            Self::Remove(products) => products.len(),
            Self::Clear | Self::Finish => 1,
        }
    }
}

/// Whether everything was put into the index once.
pub(crate) fn is_complete(index: &Index) -> tantivy::Result<bool> {
    Ok(has_everything(&index.load_metas()?))
}

/// Whether everything had been put in at a commit. It is part of each one, so that an index whose making was interrupted
/// does not look like one that is made.
pub(crate) fn has_everything(commit: &IndexMeta) -> bool {
    commit.payload.as_deref() == Some(COMPLETE)
}

/// Starts the thread; it ends when every sender is gone.
pub(crate) fn start(
    writer: IndexWriter,
    reader: IndexReader,
    fields: Fields,
    complete: bool,
) -> Result<mpsc::Sender<Change>, SearchError> {
    let (sender, changes) = mpsc::channel(QUEUE);
    let indexer = Indexer { writer, reader, fields, complete, changes };
    thread::Builder::new()
        .name("search-indexer".to_owned())
        .spawn(move || indexer.run())
        .map_err(|error| SearchError::Failed(error.to_string()))?;
    Ok(sender)
}

struct Indexer {
    writer: IndexWriter,
    reader: IndexReader,
    fields: Fields,
    complete: bool,
    changes: mpsc::Receiver<Change>,
}

impl Indexer {
    fn run(mut self) {
        while let Some(first) = self.changes.blocking_recv() {
            thread::sleep(GATHERING);
            let mut batch = vec![first];
            let mut size = 0;
            while size < BATCH
                && let Ok(next) = self.changes.try_recv()
            {
                size += next.what.size();
                batch.push(next);
            }
            let outcome = self.apply(&batch).map_err(SearchError::from);
            if let Err(error) = &outcome {
                tracing::error!(%error, "the search index could not be changed");
            }
            for change in batch {
                // Whoever waited may have left.
                let _ = change.done.send(outcome.clone());
            }
        }
    }

    fn apply(&mut self, batch: &[Change]) -> tantivy::Result<()> {
        let mut complete = self.complete;
        let changed = batch.iter().try_for_each(|change| self.write(&change.what, &mut complete));
        if let Err(error) = changed.and_then(|()| self.commit(complete)) {
            self.writer.rollback()?;
            return Err(error);
        }
        self.complete = complete;
        self.reader.reload()
    }

    fn commit(&mut self, complete: bool) -> tantivy::Result<()> {
        let mut commit = self.writer.prepare_commit()?;
        if complete {
            commit.set_payload(COMPLETE);
        }
        commit.commit().map(drop)
    }

    fn write(&self, what: &What, complete: &mut bool) -> tantivy::Result<()> {
        match what {
            What::Put(products) => products.iter().try_for_each(|(product, text)| self.put(*product, text)),
            What::Remove(products) => {
                products.iter().for_each(|product| self.remove(*product));
                Ok(())
            }
            What::Clear => {
                *complete = false;
                self.writer.delete_query(Box::new(AllQuery)).map(drop)
            }
            What::Finish => {
                *complete = true;
                Ok(())
            }
        }
    }

    fn remove(&self, product: ProductId) {
        self.writer.delete_term(Term::from_field_text(self.fields.id, &product.to_string()));
    }

    fn put(&self, product: ProductId, text: &SearchText) -> tantivy::Result<()> {
        let Fields { id, title, words, stems } = self.fields;
        self.remove(product);
        let mut document = TantivyDocument::new();
        document.add_text(id, product.to_string());
        document.add_text(title, &text.title);
        for part in [&text.title, &text.keywords, &text.description] {
            document.add_text(words, part);
            document.add_text(stems, part);
        }
        self.writer.add_document(document).map(drop)
    }
}
