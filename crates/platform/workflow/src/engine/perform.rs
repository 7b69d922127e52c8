//! Performing an outside task: bounded in time, and a panic in it is its failure.

use std::{panic::AssertUnwindSafe, time::Duration};

use futures::FutureExt;
use serde_json::Value;

use super::{advance::panicked, core::Core};
use crate::{
    failure::{Failure, RUNTIME, TIMEOUT},
    task::{AnyTask, TaskCall, TaskError},
};

impl Core {
    pub(super) async fn perform(&self, call: &TaskCall, timeout: Option<Duration>) -> Result<Value, Failure> {
        let Some(AnyTask::Outside(task)) = self.tasks.get(&call.resource) else {
            return Err(Failure::new(RUNTIME, format!("there is no task {:?} here", call.resource)));
        };
        let timeout = timeout.unwrap_or(self.options.task_timeout);
        // The future is made inside, since a panic may also come from making it.
        let work = async { tokio::time::timeout(timeout, task.perform(call)).await };
        let result = match AssertUnwindSafe(work).catch_unwind().await {
            Ok(Ok(result)) => result.map_err(TaskError::into_failure),
            Ok(Err(_)) => Err(Failure::new(TIMEOUT, format!("no result within {} s", timeout.as_secs()))),
            Err(panic) => Err(panicked(panic.as_ref())),
        };
        self.trap.performed(&call.state);
        result
    }
}
