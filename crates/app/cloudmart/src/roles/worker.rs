//! The role that runs workflows and reacts to events.

use std::sync::Arc;

use super::Stop;
use crate::wiring::Shop;

/// Works until the process is to stop; then what was begun is handed back.
pub async fn run_work(shop: Arc<Shop>, stop: Stop) {
    let executions = shop.engine.run(stop.clone().stopped());
    let jobs = shop.workers.iter().map(|worker| worker.run(stop.clone().stopped()));
    tokio::join!(executions, futures::future::join_all(jobs));
}
