//! Writes happen only in the expected state.

use primitives::FakeClock;

use super::{COLLECTION, a_moment_later, content, is_conflict, put};
use crate::{Body, Documents, DocumentsError, Expected, Key, Version};

pub(super) async fn suite(documents: &dyn Documents, clock: &FakeClock) -> Result<(), DocumentsError> {
    a_version_fits_once(documents).await?;
    only_one_can_create(documents).await?;
    a_version_of_a_deleted_document_never_fits_again(documents, clock).await?;
    writing_whatever_is_there(documents).await?;
    deleting(documents).await
}

async fn a_version_fits_once(documents: &dyn Documents) -> Result<(), DocumentsError> {
    let key = Key::of("versions")?;
    assert_eq!(content(documents, &key).await?, None);
    let first = documents.put_if_version(COLLECTION, &key, None, Body::of(&"one")?).await?;
    let second = documents.put_if_version(COLLECTION, &key, Some(first), Body::of(&"two")?).await?;
    assert!(second > first);
    let stale = documents.put_if_version(COLLECTION, &key, Some(first), Body::of(&"three")?).await;
    assert!(is_conflict(&stale), "a stale version was accepted: {stale:?}");
    assert_eq!(content(documents, &key).await?.as_deref(), Some("two"));
    assert_eq!(documents.get(COLLECTION, &key).await?.map(|found| found.version), Some(second));
    Ok(())
}

async fn only_one_can_create(documents: &dyn Documents) -> Result<(), DocumentsError> {
    let key = Key::of("create")?;
    documents.put_if_absent(COLLECTION, &key, Body::of(&"one")?).await?;
    assert!(is_conflict(&documents.put_if_absent(COLLECTION, &key, Body::of(&"two")?).await));
    assert_eq!(content(documents, &key).await?.as_deref(), Some("one"));
    let nowhere = Key::of("nowhere")?;
    let version = Expected::Version(Version::from_number(1));
    assert!(is_conflict(&documents.put(put(&nowhere, "x", version)?).await));
    Ok(())
}

async fn a_version_of_a_deleted_document_never_fits_again(
    documents: &dyn Documents,
    clock: &FakeClock,
) -> Result<(), DocumentsError> {
    let key = Key::of("recreated")?;
    let old = documents.put_if_absent(COLLECTION, &key, Body::of(&"old")?).await?;
    documents.delete(COLLECTION, &key, Expected::Anything).await?;
    a_moment_later(clock);
    documents.put_if_absent(COLLECTION, &key, Body::of(&"new")?).await?;
    assert!(is_conflict(&documents.put(put(&key, "stale", Expected::Version(old))?).await));
    Ok(())
}

async fn writing_whatever_is_there(documents: &dyn Documents) -> Result<(), DocumentsError> {
    let key = Key::of("anything")?;
    let first = documents.put(put(&key, "one", Expected::Anything)?).await?;
    let second = documents.put(put(&key, "two", Expected::Anything)?).await?;
    assert!(second > first);
    assert_eq!(content(documents, &key).await?.as_deref(), Some("two"));
    Ok(())
}

async fn deleting(documents: &dyn Documents) -> Result<(), DocumentsError> {
    let key = Key::of("deleted")?;
    let version = documents.put_if_absent(COLLECTION, &key, Body::of(&"one")?).await?;
    let stale = documents.delete(COLLECTION, &key, Expected::Version(version.next())).await;
    assert!(is_conflict(&stale));
    assert!(documents.delete(COLLECTION, &key, Expected::Version(version)).await?);
    assert!(!documents.delete(COLLECTION, &key, Expected::Anything).await?);
    assert_eq!(content(documents, &key).await?, None);
    Ok(())
}
