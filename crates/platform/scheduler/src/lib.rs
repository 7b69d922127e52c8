//! Jobs on schedules: cron texts or intervals, one run each across all processes, last and next run kept.
//!
//! Times are UTC. A time that was missed, because no process ran, is made up for once. A job that fails is run again at
//! its next time. What has to happen for each order or each event belongs in a queue, not here.

mod error;
mod execution;
mod outcome;
mod schedule;
mod scheduler;
mod state;
mod store;
mod timing;

use database::{Migration, Script};

pub use error::ScheduleError;
pub use outcome::{Finished, Outcome};
pub use schedule::{JobContext, Schedule};
pub use scheduler::Scheduler;
pub use state::ScheduleState;
pub use timing::Timing;

/// The table `schedules`.
pub const MIGRATIONS: &[Migration] = &[Migration {
    context: "scheduler",
    number: 1,
    name: "create",
    script: Script::Common(include_str!("../migrations/0001_create.sql")),
}];
