//! An expired document is as good as none.

use std::time::Duration;

use primitives::FakeClock;

use super::{COLLECTION, content, is_conflict, put};
use crate::{Documents, DocumentsError, Expected, Key, Put, Range};

pub(super) async fn suite(documents: &dyn Documents, clock: &FakeClock) -> Result<(), DocumentsError> {
    let (key, kept) = (Key::new("expiry", "a")?, Key::new("expiry", "b")?);
    let expires_at = Some(clock.clock().now().plus(Duration::from_secs(60)));
    let mortal = |expected| Ok::<_, DocumentsError>(Put { expires_at, ..put(&key, "mortal", expected)? });
    let version = documents.put(mortal(Expected::Absent)?).await?;
    documents.put(put(&kept, "immortal", Expected::Absent)?).await?;
    clock.advance(Duration::from_secs(59));
    assert_eq!(content(documents, &key).await?.as_deref(), Some("mortal"));
    assert!(is_conflict(&documents.put(mortal(Expected::Absent)?).await));
    clock.advance(Duration::from_secs(1));
    is_gone(documents, &key).await?;
    assert!(is_conflict(&documents.put(mortal(Expected::Version(version))?).await));
    let again = documents.put(put(&key, "risen", Expected::Absent)?).await?;
    assert!(again > version);
    purging_leaves_what_lives(documents, clock, &key, &kept).await
}

async fn is_gone(documents: &dyn Documents, key: &Key) -> Result<(), DocumentsError> {
    assert_eq!(content(documents, key).await?, None);
    assert!(documents.get_many(COLLECTION, std::slice::from_ref(key)).await?[0].is_none());
    assert_eq!(documents.query(COLLECTION, &Range::all("expiry")).await?.len(), 1);
    Ok(())
}

async fn purging_leaves_what_lives(
    documents: &dyn Documents,
    clock: &FakeClock,
    key: &Key,
    kept: &Key,
) -> Result<(), DocumentsError> {
    let expires_at = Some(clock.clock().now());
    documents.put(Put { expires_at, ..put(key, "mortal", Expected::Anything)? }).await?;
    // An engine that purges by itself may have been quicker.
    assert!(documents.purge_expired(10).await? <= 1);
    assert_eq!(documents.purge_expired(10).await?, 0);
    assert_eq!(content(documents, kept).await?.as_deref(), Some("immortal"));
    Ok(())
}
