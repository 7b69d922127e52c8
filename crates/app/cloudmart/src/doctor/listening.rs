//! The address the store listens on: free, or taken by the store itself.

use std::time::Duration;

use tokio::{
    io::{AsyncReadExt, AsyncWriteExt},
    net::{TcpListener, TcpStream},
    time::timeout,
};

use super::Finding;
use crate::settings::Settings;

/// How long a store has to say that it is one.
const PATIENCE: Duration = Duration::from_secs(3);

pub(super) async fn examine(settings: &Settings) -> Finding {
    const CHECK: &str = "address";
    let address = &settings.server.listen;
    match TcpListener::bind(address).await {
        Ok(_) => Finding::fine(CHECK, format!("{address} is free: no store is open there")),
        Err(_) if timeout(PATIENCE, is_store(address)).await.unwrap_or(false) => {
            Finding::fine(CHECK, format!("a store is open on {address}"))
        }
        Err(error) => Finding::wrong(
            CHECK,
            format!("cannot listen on {address}: {error}"),
            "stop the program that has the port (`ss -ltnp` names it), or choose another one with server.listen",
        ),
    }
}

/// Whether whoever listens there says that it is ready, as a store does.
async fn is_store(address: &str) -> bool {
    let ask = async {
        let mut connection = TcpStream::connect(address).await?;
        connection.write_all(b"GET /healthz HTTP/1.1\r\nhost: doctor\r\nconnection: close\r\n\r\n").await?;
        let mut answer = Vec::new();
        connection.take(4_096).read_to_end(&mut answer).await?;
        Ok::<_, std::io::Error>(answer)
    };
    ask.await.is_ok_and(|answer| answer.starts_with(b"HTTP/1.1 200"))
}
