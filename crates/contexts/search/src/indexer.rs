//! The one thread that changes the index. What arrives together is committed together, and whoever sent it is told when
//! it can be found.

use std::{thread, time::Duration};

use primitives::ProductId;
use tantivy::{IndexReader, IndexWriter, TantivyDocument, Term};
use tokio::sync::{mpsc, oneshot};

use crate::{SearchError, SearchText, fields::Fields};

/// Changes that share a commit at most.
const BATCH: usize = 2_000;

/// Changes that may wait.
const QUEUE: usize = 4_096;

/// A commit writes files; a moment's waiting lets neighbours share it.
const GATHERING: Duration = Duration::from_millis(10);

/// A change with the one who waits for it.
pub(crate) struct Change {
    pub put: Vec<(ProductId, SearchText)>,
    pub remove: Vec<ProductId>,
    pub done: oneshot::Sender<Result<(), SearchError>>,
}

/// Starts the thread; it ends when every sender is gone.
pub(crate) fn start(
    writer: IndexWriter,
    reader: IndexReader,
    fields: Fields,
) -> Result<mpsc::Sender<Change>, SearchError> {
    let (sender, changes) = mpsc::channel(QUEUE);
    let indexer = Indexer { writer, reader, fields, changes };
    thread::Builder::new()
        .name("search-indexer".to_owned())
        .spawn(move || indexer.run())
        .map_err(|error| SearchError(error.to_string()))?;
    Ok(sender)
}

struct Indexer {
    writer: IndexWriter,
    reader: IndexReader,
    fields: Fields,
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
                size += next.put.len() + next.remove.len();
                batch.push(next);
            }
            let outcome = self.apply(&batch).map_err(|error| SearchError(error.to_string()));
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
        let changed = batch.iter().try_for_each(|change| self.write(change));
        if let Err(error) = changed.and_then(|()| self.writer.commit().map(drop)) {
            self.writer.rollback()?;
            return Err(error);
        }
        self.reader.reload()
    }

    fn write(&self, change: &Change) -> tantivy::Result<()> {
        let Fields { id, title, words, stems } = self.fields;
        for product in change.remove.iter().chain(change.put.iter().map(|(product, _)| product)) {
            self.writer.delete_term(Term::from_field_text(id, &product.to_string()));
        }
        for (product, text) in &change.put {
            let mut document = TantivyDocument::new();
            document.add_text(id, product.to_string());
            document.add_text(title, &text.title);
            for part in [&text.title, &text.keywords, &text.description] {
                document.add_text(words, part);
                document.add_text(stems, part);
            }
            self.writer.add_document(document)?;
        }
        Ok(())
    }
}
