//! What this engine holds: for renewing while a task takes long, and for handing back.

use std::{
    collections::HashMap,
    sync::{Mutex, MutexGuard, PoisonError},
};

use primitives::ExecutionId;

#[derive(Debug, Default)]
pub(super) struct Leases(Mutex<HashMap<ExecutionId, i64>>);

impl Leases {
    pub(super) fn hold(&self, id: ExecutionId, fence: i64) {
        self.held().insert(id, fence);
    }

    pub(super) fn release(&self, id: ExecutionId) {
        self.held().remove(&id);
    }

    pub(super) fn all(&self) -> Vec<(ExecutionId, i64)> {
        self.held().iter().map(|(id, fence)| (*id, *fence)).collect()
    }

    fn held(&self) -> MutexGuard<'_, HashMap<ExecutionId, i64>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
