//! So many requests a minute from one network address, and no more; counted over all processes that share a cache, and by
//! each for itself while the cache is away.

use std::{net::IpAddr, sync::Arc, time::Duration};

use axum::{
    extract::{Request, State},
    middleware::Next,
    response::{IntoResponse, Response},
};
use cache::{Cache as Shared, SharedLimit};
use http_kit::{ClientAddress, Problem};
use moka::sync::Cache;
use std::sync::atomic::{AtomicU32, Ordering};

/// Counts requests by network address in windows of a minute.
#[derive(Clone)]
pub(super) struct RateLimit {
    per_minute: u32,
    windows: Cache<IpAddr, Arc<AtomicU32>>,
    shared: Option<SharedLimit>,
}

/// Addresses that are counted at a time; the least recently seen are forgotten first.
const ADDRESSES: u64 = 100_000;

const WINDOW: Duration = Duration::from_secs(60);

impl RateLimit {
    /// The limit, unless it is 0.
    pub(super) fn new(per_minute: u32, cache: Option<&Arc<dyn Shared>>) -> Option<Self> {
        let shared = cache.map(|cache| SharedLimit::new(Arc::clone(cache), "requests", per_minute, WINDOW));
        let windows = Cache::builder().max_capacity(ADDRESSES).time_to_live(WINDOW).build();
        (per_minute > 0).then_some(Self { per_minute, windows, shared })
    }

    async fn admits(&self, address: IpAddr) -> bool {
        let window = self.windows.get_with(address, Arc::default);
        if window.fetch_add(1, Ordering::Relaxed) >= self.per_minute {
            return false;
        }
        match &self.shared {
            Some(shared) => shared.take(address).await.is_ok(),
            None => true,
        }
    }
}

pub(super) async fn limit_rate(State(limit): State<RateLimit>, request: Request, next: Next) -> Response {
    let address = request.extensions().get::<ClientAddress>().map(|client| client.network());
    if let Some(address) = address
        && !limit.admits(address).await
    {
        return Problem::too_many(u32::try_from(WINDOW.as_secs()).unwrap_or(60)).into_response();
    }
    next.run(request).await
}
