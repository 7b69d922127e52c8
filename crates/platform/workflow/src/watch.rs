//! Waiting until an execution has changed, in this process without delay, in another's a moment later.

use std::{
    collections::HashMap,
    sync::{Arc, Mutex, MutexGuard, PoisonError},
    time::Duration,
};

use database::{Database, Error};
use primitives::ExecutionId;
use tokio::sync::watch;

use crate::{Execution, describe};

/// How often to look at an execution that another process may move.
const POLL: Duration = Duration::from_millis(250);

/// Tells those who wait when an execution has changed; clones share it. It holds no more than what is waited for.
#[derive(Debug, Clone, Default)]
pub struct Changes(Arc<Mutex<HashMap<ExecutionId, watch::Sender<Change>>>>);

/// How an execution has changed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Change {
    /// It goes on by itself.
    GoesOn,
    /// It waits for an answer.
    Waits,
    /// It has ended.
    Ended,
}

impl Changes {
    /// Watches an execution from now on.
    #[must_use]
    pub fn watch(&self, id: ExecutionId) -> Changed {
        let receiver =
            self.senders().entry(id).or_insert_with(|| watch::Sender::new(Change::GoesOn)).subscribe();
        Changed { id, receiver, changes: self.clone() }
    }

    pub(crate) fn notify(&self, id: ExecutionId, change: Change) {
        if let Some(sender) = self.senders().get(&id) {
            sender.send_replace(change);
        }
    }

    /// How many executions are watched.
    #[must_use]
    pub fn watched(&self) -> usize {
        self.senders().len()
    }

    fn senders(&self) -> MutexGuard<'_, HashMap<ExecutionId, watch::Sender<Change>>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// The changes of one execution.
#[derive(Debug)]
pub struct Changed {
    id: ExecutionId,
    receiver: watch::Receiver<Change>,
    changes: Changes,
}

impl Changed {
    /// Waits for the next change, at most 250 ms: what another process did is not announced here. `None` tells nothing:
    /// look at the execution.
    pub async fn next(&mut self) -> Option<Change> {
        let changed = tokio::time::timeout(POLL, self.receiver.changed()).await;
        matches!(changed, Ok(Ok(()))).then(|| *self.receiver.borrow_and_update())
    }
}

impl Drop for Changed {
    fn drop(&mut self) {
        let mut watched = self.changes.senders();
        if watched.get(&self.id).is_some_and(|sender| sender.receiver_count() <= 1) {
            watched.remove(&self.id);
        }
    }
}

/// The execution as soon as `is_enough` says so, or as it is after `longest`; `None` if there is none.
///
/// # Errors
/// What the database says.
pub async fn wait_for(
    database: &Database,
    changes: &Changes,
    id: ExecutionId,
    longest: Duration,
    is_enough: impl Fn(&Execution) -> bool + Send,
) -> Result<Option<Execution>, Error> {
    let mut changed = changes.watch(id);
    let end = tokio::time::Instant::now() + longest;
    loop {
        let Some(execution) = describe(database, id).await? else { return Ok(None) };
        if is_enough(&execution) || tokio::time::timeout_at(end, changed.next()).await.is_err() {
            return Ok(Some(execution));
        }
    }
}
