//! Reading several documents.

use std::ops::Bound;

use primitives::Limit;

use super::{COLLECTION, put};
use crate::{Collection, Document, Documents, DocumentsError, Expected, Key, MAX_BATCH, Order, Range};

pub(super) async fn suite(documents: &dyn Documents) -> Result<(), DocumentsError> {
    for sort in ["b", "a", "ä", "c", "B"] {
        documents.put(put(&Key::new("range", sort)?, sort, Expected::Absent)?).await?;
    }
    documents.put(put(&Key::new("range2", "a")?, "of another partition", Expected::Absent)?).await?;
    walks_in_the_order_of_bytes(documents).await?;
    pages_join(documents).await?;
    many_at_once(documents).await
}

fn sorts(found: &[Document]) -> Vec<&str> {
    found.iter().map(|document| document.key.sort()).collect()
}

async fn walks_in_the_order_of_bytes(documents: &dyn Documents) -> Result<(), DocumentsError> {
    let all = Range::all("range");
    assert_eq!(sorts(&documents.query(COLLECTION, &all).await?), ["B", "a", "b", "c", "ä"]);
    let down = Range { order: Order::Descending, ..all.clone() };
    assert_eq!(sorts(&documents.query(COLLECTION, &down).await?), ["ä", "c", "b", "a", "B"]);
    let middle = Range { from: Bound::Included("a".to_owned()), until: Some("c".to_owned()), ..all.clone() };
    assert_eq!(sorts(&documents.query(COLLECTION, &middle).await?), ["a", "b"]);
    assert!(documents.query(Collection::named("ContractOther"), &all).await?.is_empty());
    Ok(())
}

async fn pages_join(documents: &dyn Documents) -> Result<(), DocumentsError> {
    let Some(limit) = Limit::new(2) else { return Ok(()) };
    let mut range = Range { limit, ..Range::all("range") };
    let mut seen = Vec::new();
    loop {
        let page = documents.query(COLLECTION, &range).await?;
        assert!(page.len() <= 2);
        let Some(last) = page.last() else { break };
        range.from = Bound::Excluded(last.key.sort().to_owned());
        seen.extend(page.iter().map(|document| document.key.sort().to_owned()));
    }
    assert_eq!(seen, ["B", "a", "b", "c", "ä"]);
    Ok(())
}

async fn many_at_once(documents: &dyn Documents) -> Result<(), DocumentsError> {
    let keys = [
        Key::new("range", "c")?,
        Key::new("range2", "a")?,
        Key::new("range", "missing")?,
        Key::new("range2", "c")?,
        Key::new("range", "c")?,
    ];
    let found = documents.get_many(COLLECTION, &keys).await?;
    let contents: Result<Vec<Option<String>>, _> =
        found.iter().map(|document| document.as_ref().map(Document::read).transpose()).collect();
    let contents = contents?;
    let contents: Vec<Option<&str>> = contents.iter().map(Option::as_deref).collect();
    assert_eq!(contents, [Some("c"), Some("of another partition"), None, None, Some("c")]);
    assert!(documents.get_many(COLLECTION, &[]).await?.is_empty());
    let too_many = vec![Key::of("x")?; MAX_BATCH + 1];
    assert!(matches!(documents.get_many(COLLECTION, &too_many).await, Err(DocumentsError::TooMany)));
    Ok(())
}
