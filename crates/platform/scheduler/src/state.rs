//! How a schedule stands.

use primitives::Timestamp;
use serde::Serialize;

use crate::Finished;

/// How a schedule stands.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct ScheduleState {
    /// Its name.
    pub name: String,
    /// Its cron text or interval.
    pub timing: String,
    /// When it is due next; in the past while it runs or has not been started yet.
    pub next_run_at: Timestamp,
    /// When it was started last.
    pub last_started_at: Option<Timestamp>,
    /// The last run that is over.
    pub last_finished: Option<Finished>,
    /// Whether it runs right now, in whichever process.
    pub running: bool,
}
