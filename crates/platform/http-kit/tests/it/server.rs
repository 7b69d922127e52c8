//! A server under test, and clients that do what no HTTP library would.

use std::{net::SocketAddr, time::Duration};

use axum::Router;
use http_kit::{ServeOptions, serve};
use tokio::{
    io::{AsyncReadExt, AsyncWriteExt},
    net::{TcpListener, TcpStream},
    sync::oneshot,
    task::JoinHandle,
};

/// A server that runs until it is stopped or dropped.
pub struct Server {
    address: SocketAddr,
    stop: oneshot::Sender<()>,
    running: JoinHandle<()>,
}

/// What has a bound is awaited for no longer than this.
const PATIENCE: Duration = Duration::from_secs(10);

impl Server {
    pub async fn start(router: Router, options: ServeOptions) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let address = listener.local_addr().unwrap();
        let (stop, stopped) = oneshot::channel();
        let running = tokio::spawn(serve(listener, router, options, async {
            let _ = stopped.await;
        }));
        Self { address, stop, running }
    }

    pub async fn client(&self) -> Client {
        Client(TcpStream::connect(self.address).await.unwrap())
    }

    /// Asks the server to stop and waits for its end.
    pub async fn stop(self) {
        self.stop.send(()).unwrap();
        tokio::time::timeout(PATIENCE, self.running).await.expect("the server stops").unwrap();
    }
}

/// A client that sends what it is told.
pub struct Client(TcpStream);

impl Client {
    pub async fn send(&mut self, bytes: impl AsRef<[u8]>) {
        self.0.write_all(bytes.as_ref()).await.unwrap();
    }

    /// What arrives until `end` has.
    pub async fn read_until(&mut self, end: &str) -> String {
        let mut text = String::new();
        while !text.ends_with(end) {
            let byte = tokio::time::timeout(PATIENCE, self.0.read_u8()).await.expect("an answer in time");
            text.push(byte.expect("an open connection").into());
        }
        text
    }

    /// Waits until the server has ended the connection.
    pub async fn is_cut(&mut self) {
        let mut rest = Vec::new();
        let end = tokio::time::timeout(PATIENCE, self.0.read_to_end(&mut rest)).await;
        // A reset is an end, too.
        drop(end.expect("the server ends the connection"));
    }
}
