//! Redis goes away in mid-use, and comes back.

use std::{
    convert::Infallible,
    sync::Arc,
    time::{Duration, Instant},
};

use bytes::Bytes;
use cache::{Cache, Flight, News, RedisCache, RedisOptions, Unavailable, share};

use crate::{open, open_with};

const HOUR: Duration = Duration::from_secs(3_600);
const LONG: Duration = Duration::from_secs(60);

#[tokio::test(flavor = "multi_thread")]
async fn a_killed_redis_costs_its_users_no_time_and_is_found_again() {
    let mut redis = test_servers::redis().unwrap();
    let cache = open(&redis);
    cache.put("key", Bytes::from_static(b"value"), HOUR).await.unwrap();

    redis.crash().unwrap();
    until(&cache, |answer| answer.is_err()).await;
    let since = Instant::now();
    for _ in 0..1_000 {
        assert_eq!(cache.get("key").await, Err(Unavailable));
    }
    assert!(since.elapsed() < LONG);
    let made = share(&*cache, Flight { key: "key", ttl: HOUR, patience: HOUR }, || async {
        Ok::<_, Infallible>(Bytes::from_static(b"made without it"))
    });
    assert_eq!(made.await, Ok(Bytes::from_static(b"made without it")));

    redis.start().unwrap();
    until(&cache, |answer| answer == Ok(None)).await;
    cache.put("key", Bytes::from_static(b"again"), HOUR).await.unwrap();
    assert_eq!(cache.get("key").await, Ok(Some(Bytes::from_static(b"again"))));
}

#[tokio::test(flavor = "multi_thread")]
async fn a_frozen_redis_is_not_waited_for() {
    let mut redis = test_servers::redis().unwrap();
    let cache = open_with(&redis, Duration::from_millis(50));
    until(&cache, |answer| answer == Ok(None)).await;

    redis.freeze().unwrap();
    until(&cache, |answer| answer.is_err()).await;
    let since = Instant::now();
    // Each of these would wait for 50 ms; all but a few do not even ask.
    for _ in 0..10_000 {
        assert_eq!(cache.get("key").await, Err(Unavailable));
    }
    assert!(since.elapsed() < LONG);

    redis.thaw().unwrap();
    until(&cache, |answer| answer == Ok(None)).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_follower_hears_that_it_missed_something() {
    let mut redis = test_servers::redis().unwrap();
    let cache = open(&redis);
    let mut following = cache.follow("topic");
    assert_eq!(following.next().await, Some(News::Begun));

    redis.crash().unwrap();
    assert_eq!(following.next().await, Some(News::Interrupted));
    redis.start().unwrap();
    assert_eq!(following.next().await, Some(News::Begun));
    while cache.publish("topic", Bytes::from_static(b"news")).await.is_err() {
        tokio::time::sleep(Duration::from_millis(20)).await;
    }
    assert_eq!(following.next().await, Some(News::Message(Bytes::from_static(b"news"))));
}

#[tokio::test(flavor = "multi_thread")]
async fn a_follower_notices_a_redis_that_has_fallen_silent() {
    let mut redis = test_servers::redis().unwrap();
    let options = RedisOptions { heartbeat: Duration::from_millis(100), ..RedisOptions::default() };
    let cache = Arc::new(RedisCache::new(redis.url(), options).unwrap());
    let mut following = cache.follow("topic");
    assert_eq!(following.next().await, Some(News::Begun));
    redis.freeze().unwrap();
    while following.next().await != Some(News::Interrupted) {}
    redis.thaw().unwrap();
    assert_eq!(following.next().await, Some(News::Begun));
}

#[tokio::test]
async fn a_shop_starts_without_its_redis() {
    let mut redis = test_servers::redis().unwrap();
    redis.crash().unwrap();
    let cache = open(&redis);
    assert_eq!(cache.get("key").await, Err(Unavailable));
    redis.start().unwrap();
    until(&cache, |answer| answer == Ok(None)).await;
}

async fn until(cache: &RedisCache, holds: impl Fn(Result<Option<Bytes>, Unavailable>) -> bool) {
    let since = Instant::now();
    while !holds(cache.get("key").await) {
        assert!(since.elapsed() < LONG, "not within a minute");
        tokio::time::sleep(Duration::from_millis(10)).await;
    }
}
