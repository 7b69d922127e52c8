//! Bytes with a time to live.

use bytes::Bytes;

use super::{HOUR, MOMENT, eventually};
use crate::{Cache, Unavailable};

pub(super) async fn suite(one: &dyn Cache, other: &dyn Cache) -> Result<(), Unavailable> {
    assert_eq!(one.get("value").await?, None);
    one.put("value", Bytes::from_static(b"\0\xffbytes"), HOUR).await?;
    assert_eq!(other.get("value").await?, Some(Bytes::from_static(b"\0\xffbytes")));
    other.put("value", Bytes::from_static(b"later"), HOUR).await?;
    assert_eq!(one.get("value").await?, Some(Bytes::from_static(b"later")));
    assert!(!one.put_if_absent("value", Bytes::new(), HOUR).await?);
    one.remove("value").await?;
    assert_eq!(other.get("value").await?, None);
    what_has_lived_is_gone(one, other).await?;
    a_claim_is_released_by_its_holder_only(one, other).await
}

async fn what_has_lived_is_gone(one: &dyn Cache, other: &dyn Cache) -> Result<(), Unavailable> {
    one.put("short", Bytes::from_static(b"lived"), MOMENT).await?;
    eventually(|| async { Ok(other.get("short").await?.is_none()) }).await?;
    one.put("short", Bytes::from_static(b"lives"), HOUR).await?;
    assert_eq!(other.get("short").await?, Some(Bytes::from_static(b"lives")));
    one.remove("short").await
}

async fn a_claim_is_released_by_its_holder_only(
    one: &dyn Cache,
    other: &dyn Cache,
) -> Result<(), Unavailable> {
    let (mine, yours) = (Bytes::from_static(b"mine"), Bytes::from_static(b"yours"));
    assert!(one.put_if_absent("claim", mine.clone(), HOUR).await?);
    assert!(!other.put_if_absent("claim", yours.clone(), HOUR).await?);
    other.remove_if("claim", yours.clone()).await?;
    assert_eq!(one.get("claim").await?, Some(mine.clone()));
    one.remove_if("claim", mine).await?;
    assert!(other.put_if_absent("claim", yours, MOMENT).await?);
    eventually(|| async { one.put_if_absent("claim", Bytes::new(), HOUR).await }).await?;
    one.remove("claim").await
}
