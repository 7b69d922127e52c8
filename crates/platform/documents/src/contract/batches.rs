//! A batch happens as a whole.

use super::{COLLECTION, content, is_conflict, put};
use crate::{Documents, DocumentsError, Expected, Key, MAX_BATCH, Write};

pub(super) async fn suite(documents: &dyn Documents) -> Result<(), DocumentsError> {
    let (a, b) = (Key::new("batch", "a")?, Key::new("batch", "b")?);
    let writes =
        vec![Write::Put(put(&a, "one", Expected::Absent)?), Write::Put(put(&b, "one", Expected::Absent)?)];
    let versions = documents.batch(writes).await?;
    assert_eq!(versions.len(), 2);
    a_conflict_undoes_it_all(documents, &a, &b).await?;
    let delete = |key: &Key, version| Write::Delete {
        collection: COLLECTION,
        key: key.clone(),
        expected: Expected::Version(version),
    };
    documents.batch(vec![delete(&a, versions[0]), delete(&b, versions[1])]).await?;
    assert_eq!((content(documents, &a).await?, content(documents, &b).await?), (None, None));
    let too_many = vec![Write::Put(put(&a, "x", Expected::Anything)?); MAX_BATCH + 1];
    assert!(matches!(documents.batch(too_many).await, Err(DocumentsError::TooMany)));
    Ok(())
}

async fn a_conflict_undoes_it_all(documents: &dyn Documents, a: &Key, b: &Key) -> Result<(), DocumentsError> {
    let writes =
        vec![Write::Put(put(a, "two", Expected::Anything)?), Write::Put(put(b, "two", Expected::Absent)?)];
    assert!(is_conflict(&documents.batch(writes).await));
    assert_eq!(content(documents, a).await?.as_deref(), Some("one"));
    Ok(())
}
