//! The numbers of this process, for Prometheus.

use std::sync::Arc;

use axum::{Router, http::header, response::IntoResponse, routing::get};

use crate::wiring::Shop;

pub(super) fn routes(shop: &Arc<Shop>) -> Router {
    let shop = Arc::clone(shop);
    let page = move || {
        let shop = Arc::clone(&shop);
        async move { page(&shop).await }
    };
    Router::new().route("/metrics", get(page))
}

async fn page(shop: &Shop) -> impl IntoResponse + use<> {
    // Sets its gauges; a scrape that finds the database down still gets the other numbers.
    if let Err(error) = queue::backlog(&shop.database, shop.clock.now()).await {
        tracing::warn!(%error, "the queue could not be counted");
    }
    metrics::gauge!("database_transactions_waiting").set(shop.database.health().await.queued as f64);
    let body = shop.numbers.as_ref().map(telemetry::Numbers::page).unwrap_or_default();
    ([(header::CONTENT_TYPE, "text/plain; version=0.0.4")], body)
}
