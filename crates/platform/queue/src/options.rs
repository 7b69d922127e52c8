//! The limits of a worker.

use std::time::Duration;

/// The limits of a worker; every one is here.
#[derive(Debug, Clone)]
pub struct WorkerOptions {
    /// How many handlers run at once, more or less: those of gathered jobs are not turned away.
    pub concurrency: usize,
    /// How many jobs are claimed in one transaction at most.
    pub claim_batch: usize,
    /// How many events are turned into jobs in one transaction at most.
    pub relay_batch: usize,
    /// How long a claimed job belongs to this worker unless renewed; after a crash others wait this long.
    pub lease: Duration,
    /// How long one attempt may take.
    pub handler_timeout: Duration,
    /// How many attempts a job has before it is dead.
    pub max_attempts: u32,
    /// The longest wait after the first failed attempt; doubled after each further one.
    pub backoff: Duration,
    /// The longest wait between attempts.
    pub max_backoff: Duration,
    /// How often to look for work of other processes.
    pub poll: Duration,
    /// How often to look for events that nobody waits for any more.
    pub sweep: Duration,
    /// How long running handlers may go on at shutdown.
    pub grace: Duration,
}

impl Default for WorkerOptions {
    fn default() -> Self {
        Self {
            concurrency: 64,
            claim_batch: 64,
            relay_batch: 256,
            lease: Duration::from_secs(30),
            handler_timeout: Duration::from_secs(300),
            max_attempts: 12,
            backoff: Duration::from_secs(1),
            max_backoff: Duration::from_secs(3600),
            poll: Duration::from_secs(1),
            sweep: Duration::from_secs(60),
            grace: Duration::from_secs(10),
        }
    }
}
