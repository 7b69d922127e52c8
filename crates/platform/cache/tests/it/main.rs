//! Both adapters, and a Redis that comes and goes.
#![expect(clippy::unwrap_used, reason = "a test may fail where it stands")]

mod adapters;
mod encrypted;
mod losing_redis;
mod shared_limits;

use std::{sync::Arc, time::Duration};

use cache::{RedisCache, RedisOptions};
use test_servers::Server;

/// Patient, because the machine may be busy with everything else.
fn open(redis: &Server) -> Arc<RedisCache> {
    open_with(redis, Duration::from_secs(10))
}

fn open_with(redis: &Server, patience: Duration) -> Arc<RedisCache> {
    let options = RedisOptions { patience, heartbeat: Duration::from_secs(5), ..RedisOptions::default() };
    Arc::new(RedisCache::new(redis.url(), options).unwrap())
}
