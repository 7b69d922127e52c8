//! The role that answers requests.

use std::{sync::Arc, time::Duration};

use anyhow::Context;
use http_kit::{ServeOptions, TrustedProxies};
use tokio::net::TcpListener;

use super::Stop;
use crate::{api, wiring::Shop};

/// Answers requests on `listener` until the process is to stop and the drain is over; then requests in flight finish.
///
/// # Errors
/// When the access rules do not fit the API, or a setting is malformed.
pub async fn serve(shop: Arc<Shop>, listener: TcpListener, stop: Stop) -> anyhow::Result<()> {
    let server = &shop.settings.server;
    let options = ServeOptions {
        connections: server.connections as usize,
        header_time: Duration::from_secs(server.header_seconds.into()),
        grace: Duration::from_secs(server.grace_seconds.into()),
        proxies: TrustedProxies::parse(&server.trusted_proxies).context("server.trusted_proxies")?,
        ..ServeOptions::default()
    };
    let drain = Duration::from_secs(server.drain_seconds.into());
    let router = api::router(&shop, stop.clone())?;
    let end = async {
        stop.stopped().await;
        // Not ready any more, and still answering: whoever sends requests here needs time to notice.
        tokio::time::sleep(drain).await;
    };
    http_kit::serve(listener, router, options, end).await;
    Ok(())
}
