//! Whether the process is alive, and whether it can serve.

use std::sync::Arc;

use axum::{Json, Router, http::StatusCode, routing::get};
use database::Health;
use serde::Serialize;

use crate::{roles::Stop, wiring::Shop};

/// Whether the process can serve, and what it needs for it.
#[derive(Serialize)]
struct Readiness {
    status: &'static str,
    dependencies: Vec<Dependency>,
}

/// Something the process needs.
#[derive(Serialize)]
struct Dependency {
    name: &'static str,
    status: &'static str,
}

/// Transactions may wait; this many do only when the disk has stopped answering.
const TOO_MANY_WAITING: usize = 1_000;

pub(super) fn routes(shop: &Arc<Shop>, stop: Stop) -> Router {
    let shop = Arc::clone(shop);
    Router::new().route("/healthz", get(|| async { Json(serde_json::json!({"status": "alive"})) })).route(
        "/readyz",
        get(move || {
            let (shop, stop) = (Arc::clone(&shop), stop.clone());
            async move { ready(&shop, &stop).await }
        }),
    )
}

async fn ready(shop: &Shop, stop: &Stop) -> (StatusCode, Json<Readiness>) {
    let word = |fine| if fine { "ready" } else { "not_ready" };
    let looked = shop.databases.named().map(async |(name, database)| (name, database.health().await));
    let databases = futures::future::join_all(looked).await;
    let is_fine = |health: &Health| health.reachable && health.queued < TOO_MANY_WAITING;
    let fine = databases.iter().all(|(_, health)| is_fine(health)) && !stop.is_raised();
    let mut dependencies: Vec<_> =
        databases.iter().map(|(name, health)| Dependency { name, status: word(is_fine(health)) }).collect();
    let process = if stop.is_raised() { "stopping" } else { "ready" };
    dependencies.push(Dependency { name: "process", status: process });
    if let Some(replica) = databases.iter().find_map(|(_, health)| health.replica.as_ref()) {
        // Without it the primary answers everything.
        let status = if replica.is_used { "ready" } else { "degraded" };
        dependencies.push(Dependency { name: "replica", status });
    }
    if let Some(cache) = &shop.cache {
        // Without it each process counts and remembers for itself.
        let status = if cache.ping().await.is_ok() { "ready" } else { "degraded" };
        dependencies.push(Dependency { name: "cache", status });
    }
    let status = if fine { StatusCode::OK } else { StatusCode::SERVICE_UNAVAILABLE };
    (status, Json(Readiness { status: word(fine), dependencies }))
}
