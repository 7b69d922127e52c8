//! The running part: takes up due executions, moves them on, calls their tasks.

mod advance;
mod claim;
mod core;
mod definitions;
mod drive;
mod failpoint;
mod finish;
mod leases;
mod options;
mod perform;
mod settle;
mod work;

use std::{future::Future, sync::Arc};

use database::{Database, Error};
use primitives::{Clock, ExecutionId};
use thiserror::Error as ThisError;

use self::core::Core;
pub use self::{
    failpoint::{Failpoint, FailpointError},
    options::EngineOptions,
};
use crate::{
    definition::Machine,
    task::Tasks,
    watch::{Changed, Changes},
};

/// Moves executions on. Several may share a database, in one process or in many; clones are the same engine.
#[derive(Clone)]
pub struct Engine {
    core: Arc<Core>,
}

/// Why there can be no such engine.
#[derive(Debug, Clone, PartialEq, Eq, ThisError)]
pub enum EngineError {
    /// A machine needs a task that is not there.
    #[error("the machine {machine:?} needs the task {resource:?}, which does not exist")]
    UnknownTask {
        /// The machine.
        machine: String,
        /// The task.
        resource: String,
    },
    /// Two machines have one name.
    #[error("there are two machines named {0:?}")]
    DuplicateMachine(String),
}

impl Engine {
    /// An engine; it does nothing until it is run.
    ///
    /// # Errors
    /// When a task is missing or two machines have one name.
    pub fn new(
        database: Database,
        clock: Clock,
        machines: Vec<Machine>,
        tasks: Tasks,
        options: EngineOptions,
    ) -> Result<Self, EngineError> {
        let core = Core::new(database, clock, machines, tasks, options)?;
        Ok(Self { core: Arc::new(core) })
    }

    /// Makes due at once what engines before this one have left in hand, instead of waiting for their leases to run
    /// out; returns how much that was. Only for who knows that no other engine on this database lives.
    ///
    /// # Errors
    /// What the database says.
    pub async fn take_over(&self) -> Result<u64, Error> {
        let now = self.core.clock.now();
        self.core.database.write(move |tx| crate::store::cursors::free_all(tx, now)).await
    }

    /// Works until `shutdown`, then lets running tasks go on for the grace time and hands the rest back.
    pub async fn run(&self, shutdown: impl Future<Output = ()>) {
        self.core.work_until(shutdown).await;
    }

    /// Moves everything on that is due now, until nothing is; returns how often an execution was taken up. For tests
    /// and one-off commands.
    ///
    /// # Errors
    /// What the database says.
    pub async fn run_until_idle(&self) -> Result<usize, Error> {
        self.core.run_until_idle().await
    }

    /// Makes a running engine look for due executions, for instance because a test has moved the clock.
    pub fn wake(&self) {
        self.core.database.listen(crate::store::WORK).notify_one();
    }

    /// Who tells when an execution of this process has changed.
    #[must_use]
    pub fn changes(&self) -> &Changes {
        &self.core.changes
    }

    /// Watches an execution from now on.
    #[must_use]
    pub fn watch(&self, id: ExecutionId) -> Changed {
        self.core.changes.watch(id)
    }
}
