//! Going on at once with what a killed process has left in hand, instead of waiting for its leases to run out.

use anyhow::Result;

use super::Role;
use crate::wiring::Shop;

/// Takes up what processes before this one were doing in these roles. Only for who knows that none of them lives.
///
/// # Errors
/// When the database cannot say what was left.
pub async fn take_over(shop: &Shop, roles: &[Role]) -> Result<()> {
    let (mut executions, mut jobs, mut schedules) = (0, 0, 0);
    if roles.contains(&Role::Worker) {
        executions = shop.engine.take_over().await?;
        for worker in &shop.workers {
            jobs += worker.take_over().await?;
        }
    }
    if roles.contains(&Role::Scheduler) {
        schedules = shop.scheduler.take_over().await?;
    }
    if executions + jobs + schedules > 0 {
        tracing::info!(executions, jobs, schedules, "what a process before this one had in hand goes on");
    }
    Ok(())
}
