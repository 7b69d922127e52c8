//! What a request has seen: inside a session that only reads, long reads may be answered by a replica that has got as far.
//! It goes with the task, so that nobody on the way has to pass it on; a task that is spawned has none, and reads from the
//! primary.

use std::{
    future::Future,
    sync::{
        Arc,
        atomic::{AtomicBool, Ordering},
    },
};

use crate::Position;

tokio::task_local! {
    static CURRENT: Arc<State>;
}

/// What somebody has seen, and whether that allows reading from a replica.
#[derive(Debug, Clone)]
pub struct Session(Arc<State>);

#[derive(Debug)]
struct State {
    reading: Reading,
    has_changed_what_is_kept: AtomicBool,
}

/// Where a session may read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Reading {
    /// From the primary only.
    Primary,
    /// From any replica that has got so far.
    Since(u64),
}

impl Session {
    /// Of somebody who only reads, and has seen everything up to there.
    #[must_use]
    pub fn reading(seen: Option<Position>) -> Self {
        Self::new(Reading::Since(seen.map_or(0, |position| position.0)))
    }

    /// Of somebody who writes, and so reads from the primary only.
    #[must_use]
    pub fn writing() -> Self {
        Self::new(Reading::Primary)
    }

    fn new(reading: Reading) -> Self {
        Self(Arc::new(State { reading, has_changed_what_is_kept: AtomicBool::new(false) }))
    }

    /// Runs `work` in this session.
    pub async fn within<F: Future>(&self, work: F) -> F::Output {
        CURRENT.scope(Arc::clone(&self.0), work).await
    }

    /// Whether something was changed in this session that is read to be kept ([`crate::KeptReads`]).
    #[must_use]
    pub fn has_changed_what_is_kept(&self) -> bool {
        self.0.has_changed_what_is_kept.load(Ordering::Relaxed)
    }
}

/// Where the session of this task may read; `None` if it has none.
pub(crate) fn current() -> Option<Reading> {
    CURRENT.try_with(|state| state.reading).ok()
}

/// Notes in the session of this task, if it has one, that something was changed that is read to be kept.
pub(crate) fn note_change() {
    let _noted = CURRENT.try_with(|state| state.has_changed_what_is_kept.store(true, Ordering::Relaxed));
}
