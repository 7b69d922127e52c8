//! The accept loop: HTTP/1.1 and HTTP/2 on one port, with a bound on connections, time-outs for slow clients and a
//! graceful stop. axum's own `serve` sets no header read timer, so a silent client would hold its connection for ever.

use std::{net::SocketAddr, sync::Arc, time::Duration};

use axum::{Router, body::Body, http::Request};
use hyper::body::Incoming;
use hyper_util::{
    rt::{TokioExecutor, TokioIo, TokioTimer},
    server::{conn::auto, graceful::GracefulShutdown},
};
use tokio::{
    net::{TcpListener, TcpStream},
    sync::{OwnedSemaphorePermit, Semaphore},
};
use tower::Service;

use crate::ClientAddress;

/// The limits of the accept loop.
#[derive(Debug, Clone, Copy)]
pub struct ServeOptions {
    /// Connections open at once; further ones wait in the system's backlog.
    pub connections: usize,
    /// From the start of a request, or of idling between two, to its complete headers.
    pub header_time: Duration,
    /// How long requests in flight may take once the stop has begun.
    pub grace: Duration,
}

impl Default for ServeOptions {
    fn default() -> Self {
        Self { connections: 16_384, header_time: Duration::from_secs(30), grace: Duration::from_secs(20) }
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
    let graceful = GracefulShutdown::new();
    let builder = builder(options);
    tokio::pin!(stop);
    loop {
        let accepted = tokio::select! {
            biased;
            () = &mut stop => break,
            accepted = accept(&listener, &places) => accepted,
        };
        if let Some((stream, address, place)) = accepted {
            let connection = builder.serve_connection_with_upgrades(
                TokioIo::new(stream),
                Answering { router: router.clone(), address },
            );
            let watched = graceful.watch(connection.into_owned());
            tokio::spawn(async move {
                if let Err(error) = watched.await {
                    tracing::debug!(%error, "a connection ended early");
                }
                drop(place);
            });
        }
    }
    drop(listener);
    if tokio::time::timeout(options.grace, graceful.shutdown()).await.is_err() {
        tracing::warn!("some requests were still in flight at the end of the grace period");
    }
}

fn builder(options: ServeOptions) -> auto::Builder<TokioExecutor> {
    let mut builder = auto::Builder::new(TokioExecutor::new());
    builder
        .http1()
        .timer(TokioTimer::new())
        .header_read_timeout(options.header_time)
        .max_headers(100)
        .max_buf_size(64 * 1024);
    builder
        .http2()
        .timer(TokioTimer::new())
        .max_concurrent_streams(128)
        .keep_alive_interval(options.header_time)
        .max_header_list_size(32 * 1024);
    builder
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

/// The router as a connection sees it, with the client's address in each request.
#[derive(Clone)]
struct Answering {
    router: Router,
    address: SocketAddr,
}

impl hyper::service::Service<Request<Incoming>> for Answering {
    type Response = axum::response::Response;
    type Error = std::convert::Infallible;
    type Future = <Router as Service<Request<Body>>>::Future;

    fn call(&self, request: Request<Incoming>) -> Self::Future {
        let mut request = request.map(Body::new);
        request.extensions_mut().insert(ClientAddress(self.address.ip()));
        self.router.clone().call(request)
    }
}
