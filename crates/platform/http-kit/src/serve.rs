//! The accept loop: HTTP/1.1 and HTTP/2 on one port, with a bound on connections, time-outs for slow clients and a
//! graceful stop. axum's own `serve` sets no header read timer, so a silent client would hold its connection for ever.

mod answering;
mod connection;
mod in_flight;
mod opening;

use std::{net::SocketAddr, sync::Arc, time::Duration};

use axum::Router;
use tokio::{
    net::{TcpListener, TcpStream},
    sync::{OwnedSemaphorePermit, Semaphore, watch},
};

use self::{answering::Answering, connection::Connections};
use crate::TrustedProxies;

/// The limits of the accept loop.
#[derive(Debug, Clone)]
pub struct ServeOptions {
    /// Connections open at once; further ones wait in the system's backlog.
    pub connections: usize,
    /// From the first byte of a connection, or from the start of a request or of idling, to complete headers.
    pub header_time: Duration,
    /// How long an HTTP/2 connection may stay open without a request.
    pub idle_time: Duration,
    /// How long requests in flight may take once the stop has begun.
    pub grace: Duration,
    /// Who may say on whose behalf a request comes.
    pub proxies: TrustedProxies,
}

impl Default for ServeOptions {
    fn default() -> Self {
        Self {
            connections: 16_384,
            header_time: Duration::from_secs(30),
            idle_time: Duration::from_secs(120),
            grace: Duration::from_secs(20),
            proxies: TrustedProxies::default(),
        }
    }
}

/// Serves `router` on `listener` until `stop` resolves; then lets requests in flight finish, for the grace at most.
pub async fn serve(
    listener: TcpListener,
    router: Router,
    options: ServeOptions,
    stop: impl Future<Output = ()>,
) {
    let places = Arc::new(Semaphore::new(options.connections));
    let closing = watch::Sender::new(false);
    let grace = options.grace;
    let connections = Arc::new(Connections::new(options, router));
    tokio::pin!(stop);
    loop {
        let accepted = tokio::select! {
            biased;
            () = &mut stop => break,
            accepted = accept(&listener, &places) => accepted,
        };
        if let Some((stream, address, place)) = accepted {
            let (connections, closing) = (Arc::clone(&connections), closing.subscribe());
            tokio::spawn(async move {
                if let Err(error) = connections.run(stream, address.ip(), closing).await {
                    tracing::debug!(%error, "a connection ended early");
                }
                drop(place);
            });
        }
    }
    drop(listener);
    closing.send_replace(true);
    // Every connection holds a receiver until its end.
    if tokio::time::timeout(grace, closing.closed()).await.is_err() {
        tracing::warn!("some requests were still in flight at the end of the grace period");
    }
}

async fn accept(
    listener: &TcpListener,
    places: &Arc<Semaphore>,
) -> Option<(TcpStream, SocketAddr, OwnedSemaphorePermit)> {
    let place = Arc::clone(places).acquire_owned().await.ok()?;
    match listener.accept().await {
        Ok((stream, address)) => {
            // A small answer must not wait for a second packet to fill up.
            let _ = stream.set_nodelay(true);
            Some((stream, address, place))
        }
        Err(error) => {
            tracing::warn!(%error, "a connection could not be accepted");
            // Out of file handles: give connections time to end instead of spinning.
            tokio::time::sleep(Duration::from_millis(50)).await;
            None
        }
    }
}
