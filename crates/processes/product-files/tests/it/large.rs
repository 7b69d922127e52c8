//! A large file: read no further than a few chunks ahead of what is saved, so that memory does not grow with it.

use std::{
    io::{self, Read, Seek, SeekFrom},
    sync::{
        Arc,
        atomic::{AtomicU64, Ordering},
    },
};

use product_files::ImportOptions;

use crate::shop::{HEADER, Shop};

const PRODUCTS: u64 = 2_000;
const ROWS: u64 = 10 * PRODUCTS;

/// Makes a file while it is read, and counts the rows that were taken.
struct Rows {
    made: Arc<AtomicU64>,
    left: io::Cursor<Vec<u8>>,
}

/// Nobody goes back in a file of Shopify.
impl Seek for Rows {
    fn seek(&mut self, _: SeekFrom) -> io::Result<u64> {
        Err(io::ErrorKind::Unsupported.into())
    }
}

impl Read for Rows {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let read = self.left.read(buffer)?;
        if read > 0 || self.made.load(Ordering::SeqCst) == ROWS {
            return Ok(read);
        }
        self.left = io::Cursor::new(row(self.made.fetch_add(1, Ordering::SeqCst)).into_bytes());
        self.left.read(buffer)
    }
}

fn row(number: u64) -> String {
    let (product, size) = (number / 10, number % 10);
    let first = if size == 0 {
        format!("Product {product},,Acme,Kind {},tag,true,Size", product % 20)
    } else {
        ",,,,,,".to_owned()
    };
    format!("product-{product},{first},{size},SKU-{number},100,shopify,5,deny,9.99,,,\n")
}

#[tokio::test]
async fn twenty_thousand_rows_are_imported_with_few_in_memory() {
    let shop = Shop::open().await;
    let made = Arc::new(AtomicU64::new(0));
    let source = Rows { made: Arc::clone(&made), left: io::Cursor::new(HEADER.as_bytes().to_vec()) };
    let (mut furthest, mut chunks) = (0, 0);
    let report = product_files::import(source, shop.target(), ImportOptions::default(), |progress| {
        furthest = furthest.max(made.load(Ordering::SeqCst) - progress.rows);
        chunks += 1;
    });
    let report = report.await.unwrap();
    assert_eq!((report.rows, report.created, report.variants, report.failed), (ROWS, PRODUCTS, ROWS, 0));
    assert!(chunks >= 40, "{chunks}");
    // Two chunks of 400 rows wait, and the reader has a buffer of 8 KiB.
    assert!(furthest < 1_200, "{furthest} rows were read ahead");
    assert_eq!(shop.count("categories").await, 20);
}
