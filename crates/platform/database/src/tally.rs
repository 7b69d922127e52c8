//! How many statements a piece of work makes, also those that other threads run for it.

use std::{
    cell::RefCell,
    future::Future,
    sync::{
        Arc,
        atomic::{AtomicU64, Ordering},
    },
};

tokio::task_local! {
    static OF_TASK: Tally;
}

thread_local! {
    /// On a thread that works for a task.
    static LENT: RefCell<Option<Tally>> = const { RefCell::new(None) };
}

/// A count of statements; clones share it.
#[derive(Debug, Clone, Default)]
pub struct Tally(Arc<AtomicU64>);

impl Tally {
    /// Does `work` and counts its statements, but those of tasks that it spawns.
    pub async fn of<F: Future>(&self, work: F) -> F::Output {
        OF_TASK.scope(self.clone(), work).await
    }

    /// How many statements that were so far. One that had to be run again counts again.
    #[must_use]
    pub fn statements(&self) -> u64 {
        self.0.load(Ordering::Relaxed)
    }

    /// Of whoever works here.
    pub(crate) fn current() -> Option<Self> {
        OF_TASK.try_with(Self::clone).ok().or_else(|| LENT.with_borrow(Option::clone))
    }
}

/// Counts a statement for whoever works here.
pub(crate) fn one_more() {
    if OF_TASK.try_with(add).is_err() {
        LENT.with_borrow(|lent| lent.iter().for_each(add));
    }
}

fn add(tally: &Tally) {
    tally.0.fetch_add(1, Ordering::Relaxed);
}

/// Does `work` on this thread for the task whose tally this is.
pub(crate) fn lend<T>(tally: Option<Tally>, work: impl FnOnce() -> T) -> T {
    struct Return;
    impl Drop for Return {
        fn drop(&mut self) {
            LENT.set(None);
        }
    }
    LENT.set(tally);
    let _return = Return;
    work()
}
