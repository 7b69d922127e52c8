//! A job and when it is run.

use std::{fmt, future::Future, time::Duration};

use futures::future::{BoxFuture, FutureExt};
use primitives::Timestamp;

use crate::{ScheduleError, Timing};

/// What a job is told.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct JobContext {
    /// Now.
    pub now: Timestamp,
    /// For when this run was planned; earlier than now when it is made up for, never later.
    pub due_at: Timestamp,
}

type Job = Box<dyn Fn(JobContext) -> BoxFuture<'static, Result<String, String>> + Send + Sync>;

/// A job and when it is run. A job says in a few words what it has done, or why it could not; it must cope with being
/// run twice, as its process may be killed before that is written down.
pub struct Schedule {
    pub(crate) name: &'static str,
    pub(crate) timing: Timing,
    job: Job,
}

impl Schedule {
    /// A job at the times of a cron text, in UTC.
    ///
    /// # Errors
    /// [`ScheduleError::Cron`] when it is none, or its time never comes.
    pub fn cron<F, Fut>(name: &'static str, text: &str, job: F) -> Result<Self, ScheduleError>
    where
        F: Fn(JobContext) -> Fut + Send + Sync + 'static,
        Fut: Future<Output = Result<String, String>> + Send + 'static,
    {
        Ok(Self::at(name, Timing::cron(text)?, job))
    }

    /// A job at an interval.
    ///
    /// # Errors
    /// [`ScheduleError::Interval`] when that is nothing.
    pub fn every<F, Fut>(name: &'static str, interval: Duration, job: F) -> Result<Self, ScheduleError>
    where
        F: Fn(JobContext) -> Fut + Send + Sync + 'static,
        Fut: Future<Output = Result<String, String>> + Send + 'static,
    {
        Ok(Self::at(name, Timing::every(interval)?, job))
    }

    /// A job at these times.
    pub fn at<F, Fut>(name: &'static str, timing: Timing, job: F) -> Self
    where
        F: Fn(JobContext) -> Fut + Send + Sync + 'static,
        Fut: Future<Output = Result<String, String>> + Send + 'static,
    {
        Self { name, timing, job: Box::new(move |context| job(context).boxed()) }
    }

    pub(crate) fn run(&self, context: JobContext) -> BoxFuture<'static, Result<String, String>> {
        (self.job)(context)
    }
}

impl fmt::Debug for Schedule {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Schedule({} {})", self.name, self.timing)
    }
}
