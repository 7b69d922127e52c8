//! What can go wrong with schedules themselves; what goes wrong in a job is an outcome.

use thiserror::Error as ThisError;

/// Why a schedule cannot be made or run.
#[derive(Debug, Clone, ThisError)]
pub enum ScheduleError {
    /// The text is no cron text, or one that never comes.
    #[error("{text:?} is no cron text: {reason}")]
    Cron {
        /// The text.
        text: String,
        /// What is wrong with it.
        reason: String,
    },
    /// An interval of nothing.
    #[error("an interval is at least a millisecond")]
    Interval,
    /// There is no schedule of that name.
    #[error("there is no schedule {0}")]
    Unknown(String),
    /// The job runs right now, here or in another process.
    #[error("the job runs already")]
    Running,
    /// The database could not.
    #[error(transparent)]
    Database(#[from] database::Error),
}
