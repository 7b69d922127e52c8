//! Counts in windows.

use super::{HOUR, MOMENT, eventually};
use crate::{Cache, Unavailable};

pub(super) async fn suite(one: &dyn Cache, other: &dyn Cache) -> Result<(), Unavailable> {
    assert_eq!(one.counted("count").await?, None);
    assert_eq!(one.count("count", HOUR).await?.count, 1);
    assert_eq!(other.count("count", HOUR).await?.count, 2);
    let counted = one.counted("count").await?;
    assert!(
        counted.is_some_and(|counted| counted.count == 2 && counted.left <= HOUR && counted.left > HOUR / 2)
    );
    assert_eq!(one.count("another", HOUR).await?.count, 1);
    other.remove("another").await?;
    assert_eq!(one.counted("another").await?, None);
    no_count_is_lost(one, other).await?;
    a_closed_window_begins_anew(one).await
}

async fn no_count_is_lost(one: &dyn Cache, other: &dyn Cache) -> Result<(), Unavailable> {
    let both = tokio::join!(fifty(one), fifty(other));
    both.0.and(both.1)?;
    assert_eq!(one.counted("many").await?.map(|counted| counted.count), Some(100));
    Ok(())
}

async fn fifty(cache: &dyn Cache) -> Result<(), Unavailable> {
    for _ in 0..50 {
        cache.count("many", HOUR).await?;
    }
    Ok(())
}

async fn a_closed_window_begins_anew(one: &dyn Cache) -> Result<(), Unavailable> {
    one.count("short", MOMENT).await?;
    eventually(|| async { Ok(one.counted("short").await?.is_none()) }).await?;
    assert_eq!(one.count("short", HOUR).await?.count, 1);
    Ok(())
}
