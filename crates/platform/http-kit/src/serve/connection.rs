//! One connection from its first byte to its end. Whoever sends nothing, too slowly or nothing more is cut.

use std::{error::Error, net::IpAddr, pin::pin, time::Duration};

use axum::Router;
use hyper::server::conn::{http1, http2};
use hyper_util::rt::{TokioExecutor, TokioIo, TokioTimer};
use tokio::{net::TcpStream, sync::watch};

use super::{
    Answering, ServeOptions,
    in_flight::{InFlight, Streams},
    opening::{Opened, Protocol, open},
};

/// How connections are run.
pub(super) struct Connections {
    http1: http1::Builder,
    http2: http2::Builder<TokioExecutor>,
    options: ServeOptions,
    router: Router,
}

impl Connections {
    pub fn new(options: ServeOptions, router: Router) -> Self {
        Self { http1: http1(options.header_time), http2: http2(options.header_time), options, router }
    }

    /// Runs a connection to its end, which comes early once `closing` holds true.
    pub async fn run(
        &self,
        stream: TcpStream,
        peer: IpAddr,
        mut closing: watch::Receiver<bool>,
    ) -> Result<(), Box<dyn Error + Send + Sync>> {
        let opened = tokio::select! {
            () = closed(&mut closing) => return Ok(()),
            opened = tokio::time::timeout(self.options.header_time, open(stream)) => opened??,
        };
        let (router, proxies) = (self.router.clone(), self.options.proxies.clone());
        let answering = Answering { router, peer, proxies };
        match opened {
            None => {}
            Some((Protocol::Http1, stream)) => self.run_http1(stream, answering, closing).await?,
            Some((Protocol::Http2, stream)) => self.run_http2(stream, answering, closing).await?,
        }
        Ok(())
    }

    async fn run_http1(
        &self,
        stream: Opened,
        answering: Answering,
        mut closing: watch::Receiver<bool>,
    ) -> hyper::Result<()> {
        let mut connection = pin!(self.http1.serve_connection(TokioIo::new(stream), answering));
        tokio::select! {
            ended = connection.as_mut() => return ended,
            () = closed(&mut closing) => {}
        }
        connection.as_mut().graceful_shutdown();
        connection.await
    }

    async fn run_http2(
        &self,
        stream: Opened,
        answering: Answering,
        mut closing: watch::Receiver<bool>,
    ) -> hyper::Result<()> {
        let in_flight = InFlight::default();
        let streams = Streams { answering, in_flight: in_flight.clone() };
        let mut connection = pin!(self.http2.serve_connection(TokioIo::new(stream), streams));
        tokio::select! {
            ended = connection.as_mut() => return ended,
            () = closed(&mut closing) => {}
            () = in_flight.nothing_for(self.options.idle_time) => {}
        }
        connection.as_mut().graceful_shutdown();
        tokio::select! {
            ended = connection => ended,
            // A client that does not take the goodbye is cut.
            () = in_flight.nothing_for(self.options.header_time) => Ok(()),
        }
    }
}

async fn closed(closing: &mut watch::Receiver<bool>) {
    // An error means that the accept loop is gone.
    let _ = closing.wait_for(|closing| *closing).await;
}

fn http1(header_time: Duration) -> http1::Builder {
    let mut builder = http1::Builder::new();
    builder
        .timer(TokioTimer::new())
        .header_read_timeout(header_time)
        .max_headers(100)
        .max_buf_size(64 * 1024);
    builder
}

fn http2(header_time: Duration) -> http2::Builder<TokioExecutor> {
    let mut builder = http2::Builder::new(TokioExecutor::new());
    builder
        .timer(TokioTimer::new())
        .max_concurrent_streams(128)
        .keep_alive_interval(header_time)
        .keep_alive_timeout(header_time)
        .max_header_list_size(32 * 1024);
    builder
}
