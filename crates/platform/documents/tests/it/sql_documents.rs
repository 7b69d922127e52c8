use std::time::Duration;

use documents::{Body, Collection, Documents, DocumentsError, Expected, Key, MAX_BODY, Put, contract, sql};
use tokio::task::JoinSet;

use crate::Shelf;

const COUNTERS: Collection = Collection::named("Counters");

#[tokio::test]
async fn the_sql_adapter_keeps_the_contract() {
    let shelf = Shelf::open().await;
    contract::suite(&shelf.documents, &shelf.clock).await.unwrap();
}

#[tokio::test]
async fn parallel_increments_are_all_counted() {
    let shelf = Shelf::open().await;
    let mut all = JoinSet::new();
    for _ in 0..20 {
        let documents = shelf.documents.clone();
        all.spawn(async move {
            let key = Key::of("visitors").unwrap();
            loop {
                let found = documents.get(COUNTERS, &key).await.unwrap();
                let count: u32 = found.as_ref().map_or(0, |document| document.read().unwrap());
                let version = found.map(|document| document.version);
                let body = Body::of(&(count + 1)).unwrap();
                match documents.put_if_version(COUNTERS, &key, version, body).await {
                    Ok(_) => return,
                    Err(DocumentsError::Conflict { .. }) => {}
                    Err(error) => panic!("{error}"),
                }
            }
        });
    }
    all.join_all().await;
    let counted = shelf.documents.get(COUNTERS, &Key::of("visitors").unwrap()).await.unwrap().unwrap();
    assert_eq!(counted.read::<u32>().unwrap(), 20);
}

#[tokio::test]
async fn many_expired_documents_are_purged_a_part_at_a_time() {
    let shelf = Shelf::open().await;
    let expires_at = Some(shelf.clock.clock().now().plus(Duration::from_secs(1)));
    for number in 0..5 {
        let key = Key::new("old", number).unwrap();
        let body = Body::of(&number).unwrap();
        let put = Put { collection: COUNTERS, key, body, expires_at, expected: Expected::Absent };
        shelf.documents.put(put).await.unwrap();
    }
    assert_eq!(shelf.documents.purge_expired(10).await.unwrap(), 0);
    shelf.clock.advance(Duration::from_secs(1));
    for expected in [3, 2, 0] {
        assert_eq!(shelf.documents.purge_expired(3).await.unwrap(), expected);
    }
}

#[tokio::test]
async fn a_document_of_the_largest_size_is_kept_as_it_is() {
    let shelf = Shelf::open().await;
    let (key, text) = (Key::of("large").unwrap(), "x".repeat(MAX_BODY - 2));
    shelf.documents.put_if_absent(COUNTERS, &key, Body::of(&text).unwrap()).await.unwrap();
    let found = shelf.documents.get(COUNTERS, &key).await.unwrap().unwrap();
    assert_eq!(found.read::<String>().unwrap(), text);
}

#[tokio::test]
async fn many_documents_are_read_with_one_statement() {
    let shelf = Shelf::open().await;
    let keys: Vec<Key> = (0..100).map(|number| Key::of(number).unwrap()).collect();
    let now = shelf.clock.clock().now();
    let statements = shelf.database.read(|snapshot| {
        sql::get_many(snapshot, now, COUNTERS, &keys)?;
        Ok::<_, DocumentsError>(snapshot.statements())
    });
    assert_eq!(statements.await.unwrap(), 1);
}
