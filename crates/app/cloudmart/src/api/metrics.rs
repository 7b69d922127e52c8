//! The numbers of this process, for Prometheus.

use std::sync::Arc;

use ::metrics::{counter, gauge};
use axum::{Router, http::header, response::IntoResponse, routing::get};

use database::Health;

use crate::wiring::Shop;

pub(super) fn routes(shop: &Arc<Shop>) -> Router {
    let shop = Arc::clone(shop);
    let page = move || {
        let shop = Arc::clone(&shop);
        async move { page(&shop).await }
    };
    Router::new().route("/metrics", get(page))
}

/// What a database counts by itself.
fn note(name: &'static str, health: Health) {
    gauge!("database_transactions_waiting", "database" => name).set(health.queued as f64);
    counter!("database_reads_total", "target" => "primary", "database" => name).absolute(health.reads);
    let Some(replica) = health.replica else { return };
    counter!("database_reads_total", "target" => "replica").absolute(replica.reads);
    for (why, count) in [("behind", replica.behind), ("failed", replica.failures)] {
        counter!("database_reads_sent_back_total", "why" => why).absolute(count);
    }
    gauge!("database_replica_used").set(f64::from(u8::from(replica.is_used)));
    if let Some(lag) = replica.lag {
        gauge!("database_replica_lag_seconds").set(lag.as_secs_f64());
    }
}

async fn page(shop: &Shop) -> impl IntoResponse + use<> {
    // Sets its gauges; a scrape that finds the database down still gets the other numbers.
    let databases: Vec<_> = shop.databases.all().collect();
    if let Err(error) = queue::backlog(&databases, shop.clock.now()).await {
        tracing::warn!(%error, "the queue could not be counted");
    }
    for (name, database) in shop.databases.named() {
        note(name, database.health().await);
    }
    let body = shop.numbers.as_ref().map(telemetry::Numbers::page).unwrap_or_default();
    ([(header::CONTENT_TYPE, "text/plain; version=0.0.4")], body)
}
