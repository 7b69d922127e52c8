//! Reading on a thread where blocking is allowed, a chunk ahead of saving and no more.

use std::io::{Read, Seek};

use primitives::Currency;
use tokio::{
    sync::mpsc::{self, Receiver, Sender},
    task::JoinHandle,
};

use crate::{Format, RowError, format::Sheets, sheet::ProductSheet};

/// How many products a chunk has at most.
const PRODUCTS_PER_CHUNK: usize = 64;
/// After how many rows a chunk ends; the product that reaches it is the last.
const ROWS_PER_CHUNK: u64 = 400;
/// How many chunks may wait to be saved.
const CHUNKS_AHEAD: usize = 1;

/// A part of a file.
#[derive(Debug, Default)]
pub(super) struct Chunk {
    /// Its products, or what is wrong with them.
    pub(super) products: Vec<Result<ProductSheet, Vec<RowError>>>,
    /// How many rows were read up to its end.
    pub(super) rows: u64,
}

/// Begins to read. When the receiver is dropped, reading ends.
pub(super) fn start(
    source: impl Read + Seek + Send + 'static,
    format: Format,
    currency: Currency,
) -> (JoinHandle<()>, Receiver<Result<Chunk, RowError>>) {
    let (sender, receiver) = mpsc::channel(CHUNKS_AHEAD);
    (tokio::task::spawn_blocking(move || read(source, format, currency, &sender)), receiver)
}

fn read(source: impl Read + Seek, format: Format, currency: Currency, to: &Sender<Result<Chunk, RowError>>) {
    let mut products = match format.open(source, currency) {
        Ok(products) => products,
        // Whoever imports may have gone: then nobody needs to know.
        Err(error) => return to.blocking_send(Err(error)).unwrap_or(()),
    };
    loop {
        let chunk = next_chunk(&mut *products);
        if chunk.products.is_empty() || to.blocking_send(Ok(chunk)).is_err() {
            return;
        }
    }
}

fn next_chunk(products: &mut dyn Sheets) -> Chunk {
    let (mut chunk, begin) = (Chunk::default(), products.rows());
    while chunk.products.len() < PRODUCTS_PER_CHUNK && products.rows() - begin < ROWS_PER_CHUNK {
        let Some(product) = products.next() else { break };
        chunk.products.push(product);
    }
    chunk.rows = products.rows();
    chunk
}
