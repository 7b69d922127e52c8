//! The contract, kept by each adapter.

use std::sync::Arc;

use bytes::Bytes;
use cache::{Cache, InProcess, RedisCache, RedisOptions, contract};

use crate::open;

#[tokio::test]
async fn the_cache_of_one_process_keeps_the_contract() {
    let cache: Arc<dyn Cache> = Arc::new(InProcess::new(1024 * 1024));
    contract::suite(&cache, &cache).await.unwrap();
}

#[tokio::test]
async fn redis_keeps_the_contract_for_two_processes() {
    let redis = test_servers::redis().unwrap();
    let (one, other): (Arc<dyn Cache>, Arc<dyn Cache>) = (open(&redis), open(&redis));
    contract::suite(&one, &other).await.unwrap();
}

#[tokio::test]
async fn shops_share_a_redis_without_meeting() {
    let redis = test_servers::redis().unwrap();
    let options = RedisOptions { prefix: "another-shop:".to_owned(), ..RedisOptions::default() };
    let (one, other) = (open(&redis), RedisCache::new(redis.url(), options).unwrap());
    one.put("key", Bytes::from_static(b"mine"), std::time::Duration::from_secs(60)).await.unwrap();
    assert_eq!(other.get("key").await.ok().flatten(), None);
}

#[tokio::test]
async fn what_is_no_address_is_refused_and_not_repeated() {
    let error = RedisCache::new("postgres://user:secret@host", RedisOptions::default()).unwrap_err();
    assert!(!error.to_string().contains("secret"));
}
