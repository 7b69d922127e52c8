//! News of topics.

use bytes::Bytes;

use crate::{Cache, Following, News, Unavailable};

pub(super) async fn suite(one: &dyn Cache, other: &dyn Cache) -> Result<(), Unavailable> {
    let (mut mine, mut yours) = (one.follow("topic"), other.follow("topic"));
    let mut elsewhere = other.follow("another topic");
    for following in [&mut mine, &mut yours, &mut elsewhere] {
        assert_eq!(following.next().await, Some(News::Begun));
    }
    one.publish("topic", Bytes::from_static(b"first")).await?;
    one.publish("topic", Bytes::from_static(b"second")).await?;
    one.publish("another topic", Bytes::from_static(b"other")).await?;
    for following in [&mut mine, &mut yours] {
        hears(following, b"first").await;
        hears(following, b"second").await;
    }
    hears(&mut elsewhere, b"other").await;
    Ok(())
}

async fn hears(following: &mut Following, message: &'static [u8]) {
    assert_eq!(following.next().await, Some(News::Message(Bytes::from_static(message))));
}
