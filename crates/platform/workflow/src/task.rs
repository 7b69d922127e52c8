//! What the host brings: the tasks that a machine's resources name.

use std::{collections::HashMap, sync::Arc};

use async_trait::async_trait;
use database::Tx;
use primitives::ExecutionId;
use serde_json::Value;
use thiserror::Error as ThisError;

use crate::failure::{Failure, TASK_FAILED};

/// A task that is to be done.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TaskCall {
    /// The execution.
    pub execution_id: ExecutionId,
    /// The name it was started with.
    pub execution_name: String,
    /// The state that calls.
    pub state: String,
    /// The task's name, without `.waitForTaskToken`.
    pub resource: String,
    /// The state's effective input.
    pub input: Value,
    /// Which attempt this is, from 1.
    pub attempt: u32,
    /// The same for every attempt of this visit to the state, also after a crash or a redrive, and for no other.
    pub idempotency_key: String,
    /// What to answer with later, if the result comes from outside (`.waitForTaskToken`).
    pub task_token: Option<String>,
}

/// Why a task could not be done.
#[derive(Debug, Clone, ThisError)]
pub enum TaskError {
    /// It failed with an error that `Retry` and `Catch` can name.
    #[error("{error}: {cause}")]
    Failed {
        /// The error's name.
        error: String,
        /// What happened, for people.
        cause: String,
    },
    /// What it needs did not answer; `States.TaskFailed`.
    #[error("{0}")]
    Unavailable(String),
    /// The database could not. A passing trouble (contention, overload) is tried again without counting as an
    /// attempt; any other is a `States.TaskFailed`.
    #[error(transparent)]
    Database(#[from] database::Error),
}

impl TaskError {
    /// A failure of that name.
    #[must_use]
    pub fn failed(error: impl Into<String>, cause: impl Into<String>) -> Self {
        Self::Failed { error: error.into(), cause: cause.into() }
    }

    pub(crate) fn into_failure(self) -> Failure {
        match self {
            Self::Failed { error, cause } => Failure { error, cause },
            Self::Unavailable(cause) => Failure::new(TASK_FAILED, cause),
            Self::Database(error) => Failure::new(TASK_FAILED, error.to_string()),
        }
    }
}

impl From<Failure> for TaskError {
    fn from(Failure { error, cause }: Failure) -> Self {
        Self::Failed { error, cause }
    }
}

/// A task whose effects are all in the database: it runs in the transaction that moves the execution on, and so has
/// them exactly once. When it fails, what it wrote is rolled back.
pub trait LocalTask: Send + Sync {
    /// Does it. May run more than once, but only one run is committed.
    ///
    /// # Errors
    /// Why not.
    fn run(&self, tx: &mut Tx<'_>, call: &TaskCall) -> Result<Value, TaskError>;
}

impl<F> LocalTask for F
where
    F: Fn(&mut Tx<'_>, &TaskCall) -> Result<Value, TaskError> + Send + Sync,
{
    fn run(&self, tx: &mut Tx<'_>, call: &TaskCall) -> Result<Value, TaskError> {
        self(tx, call)
    }
}

/// A task with an effect outside the database.
#[async_trait]
pub trait OutsideTask: Send + Sync {
    /// Does it, outside any transaction. After a crash it may run again with the same idempotency key.
    ///
    /// # Errors
    /// Why not.
    async fn perform(&self, call: &TaskCall) -> Result<Value, TaskError>;

    /// Records what came of it, in the transaction that moves the execution on; its result is the task's. Called
    /// after each attempt. If `perform` failed, what this writes is kept also when it hands the failure on; if
    /// `perform` succeeded and this fails, what it wrote is rolled back and the task has failed.
    ///
    /// # Errors
    /// Why the task has failed all the same, or still.
    fn record(
        &self,
        _tx: &mut Tx<'_>,
        _call: &TaskCall,
        result: &Result<Value, Failure>,
    ) -> Result<Value, TaskError> {
        result.clone().map_err(TaskError::from)
    }
}

/// The tasks of a host by name.
#[derive(Default, Clone)]
pub struct Tasks(HashMap<String, AnyTask>);

#[derive(Clone)]
pub(crate) enum AnyTask {
    Local(Arc<dyn LocalTask>),
    Outside(Arc<dyn OutsideTask>),
}

impl Tasks {
    /// No tasks.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// With a local task; it replaces an earlier one of that name.
    #[must_use]
    pub fn local(mut self, resource: impl Into<String>, task: impl LocalTask + 'static) -> Self {
        self.0.insert(resource.into(), AnyTask::Local(Arc::new(task)));
        self
    }

    /// With a task that has effects outside; it replaces an earlier one of that name.
    #[must_use]
    pub fn outside(mut self, resource: impl Into<String>, task: impl OutsideTask + 'static) -> Self {
        self.0.insert(resource.into(), AnyTask::Outside(Arc::new(task)));
        self
    }

    pub(crate) fn get(&self, resource: &str) -> Option<&AnyTask> {
        self.0.get(resource)
    }
}
