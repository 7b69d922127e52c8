//! The yardstick: an axum handler that answers with fixed bytes and does nothing else.

use std::path::Path;

use anyhow::Result;
use axum::{Router, body::Bytes, http::header, routing::get};
use tokio::net::TcpListener;

pub async fn serve(file: &Path, listen: &str) -> Result<()> {
    let bytes = Bytes::from(std::fs::read(file)?);
    let answer = move || async move { ([(header::CONTENT_TYPE, "application/json")], bytes) };
    let router = Router::new().route("/", get(answer));
    let listener = TcpListener::bind(listen).await?;
    // Small answers go out at once, as the store's do.
    let listener = axum::serve::ListenerExt::tap_io(listener, |stream| {
        let _ = stream.set_nodelay(true);
    });
    axum::serve(listener, router).await?;
    Ok(())
}
