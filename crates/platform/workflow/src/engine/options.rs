//! The limits of an engine.

use std::time::Duration;

use super::Failpoint;

/// The limits of an engine; every one is here.
#[derive(Debug, Clone)]
pub struct EngineOptions {
    /// How many executions are worked on at once.
    pub concurrency: usize,
    /// How many executions are taken up in one transaction at most.
    pub claim_batch: usize,
    /// How many states an execution may pass in one transaction.
    pub states_per_move: u32,
    /// How long an execution belongs to this engine unless renewed; after a crash others wait this long.
    pub lease: Duration,
    /// How long a task without `TimeoutSeconds` may take; the specification says 60 seconds.
    pub task_timeout: Duration,
    /// How often to look for work of other processes.
    pub poll: Duration,
    /// How long running tasks may go on at shutdown.
    pub grace: Duration,
    /// Where to kill the process, in debug builds.
    pub failpoint: Option<Failpoint>,
}

impl Default for EngineOptions {
    fn default() -> Self {
        Self {
            concurrency: 256,
            claim_batch: 64,
            states_per_move: 64,
            lease: Duration::from_secs(15),
            task_timeout: Duration::from_secs(60),
            poll: Duration::from_secs(1),
            grace: Duration::from_secs(10),
            failpoint: None,
        }
    }
}
