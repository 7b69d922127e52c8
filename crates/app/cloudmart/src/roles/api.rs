//! The role that answers requests.

use std::{sync::Arc, time::Duration};

use http_kit::ServeOptions;
use tokio::net::TcpListener;

use super::Stop;
use crate::{api, wiring::Shop};

/// Answers requests on `listener` until the process is to stop; then requests in flight finish.
///
/// # Errors
/// When the access rules do not fit the API.
pub async fn serve(shop: Arc<Shop>, listener: TcpListener, stop: Stop) -> anyhow::Result<()> {
    let server = &shop.settings.server;
    let options = ServeOptions {
        connections: server.connections as usize,
        header_time: Duration::from_secs(server.header_seconds.into()),
        grace: Duration::from_secs(server.grace_seconds.into()),
    };
    let router = api::router(&shop, stop.clone())?;
    http_kit::serve(listener, router, options, stop.stopped()).await;
    Ok(())
}
