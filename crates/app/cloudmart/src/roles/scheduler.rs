//! The role that keeps the schedules.

use std::sync::Arc;

use super::Stop;
use crate::wiring::Shop;

/// Keeps the schedules until the process is to stop.
pub async fn run_schedules(shop: Arc<Shop>, stop: Stop) {
    shop.scheduler.run(stop.stopped()).await;
}
