//! Redis behind TLS: its certificate is checked, whoever signed it.

use std::time::{Duration, Instant};

use cache::{AddressError, Cache, RedisCache, RedisOptions, Unavailable};
use test_servers::Server;

const LONG: Duration = Duration::from_secs(60);

fn open(url: &str, authorities: Option<&Server>) -> RedisCache {
    let authorities = authorities.map(Server::authority);
    let options = RedisOptions { authorities, patience: Duration::from_secs(10), ..RedisOptions::default() };
    RedisCache::new(url, options).unwrap()
}

#[tokio::test(flavor = "multi_thread")]
async fn a_certificate_of_a_trusted_authority_is_accepted_for_its_host_only() {
    let redis = test_servers::redis_tls().unwrap();
    let stranger = test_servers::redis_tls().unwrap();
    let trusted = open(redis.url(), Some(&redis));
    let since = Instant::now();
    while trusted.ping().await.is_err() {
        assert!(since.elapsed() < LONG, "it is not answered");
        tokio::time::sleep(Duration::from_millis(20)).await;
    }
    let elsewhere = redis.url().replace("127.0.0.1", "localhost");
    let doubted =
        [open(redis.url(), None), open(redis.url(), Some(&stranger)), open(&elsewhere, Some(&redis))];
    let plain = open(&redis.url().replace("rediss:", "redis:"), None);
    for cache in doubted.iter().chain([&plain]) {
        for _ in 0..3 {
            assert_eq!(cache.ping().await, Err(Unavailable));
            tokio::time::sleep(Duration::from_millis(300)).await;
        }
    }
    assert_eq!(trusted.ping().await, Ok(()));
}

#[tokio::test]
async fn the_check_cannot_be_switched_off_and_authorities_must_be_there() {
    let insecure = RedisCache::new("rediss://127.0.0.1:1/#insecure", RedisOptions::default());
    assert!(matches!(insecure, Err(AddressError::NoAddress)));
    let missing = RedisOptions { authorities: Some("/nowhere/ca.pem".into()), ..RedisOptions::default() };
    assert!(matches!(RedisCache::new("rediss://127.0.0.1:1", missing), Err(AddressError::Authorities(..))));
}
