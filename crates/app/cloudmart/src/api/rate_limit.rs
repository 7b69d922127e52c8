//! So many requests a minute from one network address, and no more.

use std::{net::IpAddr, sync::Arc, time::Duration};

use axum::{
    extract::{Request, State},
    middleware::Next,
    response::{IntoResponse, Response},
};
use http_kit::{ClientAddress, Problem};
use moka::sync::Cache;
use std::sync::atomic::{AtomicU32, Ordering};

/// Counts requests by network address in windows of a minute.
#[derive(Clone)]
pub(super) struct RateLimit {
    per_minute: u32,
    windows: Cache<IpAddr, Arc<AtomicU32>>,
}

/// Addresses that are counted at a time; the least recently seen are forgotten first.
const ADDRESSES: u64 = 100_000;

const WINDOW: Duration = Duration::from_secs(60);

impl RateLimit {
    /// The limit, unless it is 0.
    pub(super) fn new(per_minute: u32) -> Option<Self> {
        let windows = Cache::builder().max_capacity(ADDRESSES).time_to_live(WINDOW).build();
        (per_minute > 0).then_some(Self { per_minute, windows })
    }

    fn admits(&self, address: IpAddr) -> bool {
        let window = self.windows.get_with(address, Arc::default);
        window.fetch_add(1, Ordering::Relaxed) < self.per_minute
    }
}

pub(super) async fn limit_rate(State(limit): State<RateLimit>, request: Request, next: Next) -> Response {
    let address = request.extensions().get::<ClientAddress>().map(|client| client.network());
    if address.is_some_and(|address| !limit.admits(address)) {
        return Problem::too_many(u32::try_from(WINDOW.as_secs()).unwrap_or(60)).into_response();
    }
    next.run(request).await
}
