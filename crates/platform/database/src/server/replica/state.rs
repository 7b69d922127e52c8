//! What readers and the watch tell each other about a replica.

use std::{
    sync::{
        Arc, Mutex, PoisonError, Weak,
        atomic::{AtomicBool, AtomicU64, Ordering},
    },
    time::Duration,
};

use super::{Floor, ReplicaHealth};

const UNKNOWN: u64 = u64::MAX;

#[derive(Debug)]
pub(super) struct State {
    is_used: AtomicBool,
    /// A reader has met with a failure since the watch looked last.
    is_suspected: AtomicBool,
    lag_micros: AtomicU64,
    reads: AtomicU64,
    behind: AtomicU64,
    failures: AtomicU64,
    floors: Mutex<Vec<Weak<Floor>>>,
}

impl Default for State {
    fn default() -> Self {
        let zero = AtomicU64::default;
        Self {
            is_used: AtomicBool::new(false),
            is_suspected: AtomicBool::new(false),
            lag_micros: AtomicU64::new(UNKNOWN),
            reads: zero(),
            behind: zero(),
            failures: zero(),
            floors: Mutex::default(),
        }
    }
}

impl State {
    pub(super) fn is_used(&self) -> bool {
        self.is_used.load(Ordering::SeqCst)
    }

    pub(super) fn answered(&self) {
        self.reads.fetch_add(1, Ordering::Relaxed);
    }

    pub(super) fn was_behind(&self) {
        self.behind.fetch_add(1, Ordering::Relaxed);
    }

    /// A read has failed: nothing is sent there until the watch has looked.
    pub(super) fn failed(&self) {
        self.failures.fetch_add(1, Ordering::Relaxed);
        self.is_suspected.store(true, Ordering::SeqCst);
        if self.is_used.swap(false, Ordering::SeqCst) {
            tracing::warn!("the replica has failed; the primary answers everything until it is well again");
        }
    }

    /// Whether a reader has met with a failure since this was asked last.
    pub(super) fn take_suspicion(&self) -> bool {
        self.is_suspected.swap(false, Ordering::SeqCst)
    }

    /// What the watch has seen; tells whether that is another verdict than before.
    pub(super) fn judge(&self, lag: Option<Duration>, is_used: bool) -> bool {
        let micros = lag.map_or(UNKNOWN, |lag| u64::try_from(lag.as_micros()).unwrap_or(UNKNOWN - 1));
        self.lag_micros.store(micros, Ordering::Relaxed);
        self.is_used.swap(is_used, Ordering::SeqCst) != is_used
    }

    pub(super) fn new_floor(&self) -> Arc<Floor> {
        let floor = Arc::new(Floor::new());
        self.floors().push(Arc::downgrade(&floor));
        floor
    }

    /// The floors whose place is not known, with their changes so far.
    pub(super) fn unplaced_floors(&self) -> Vec<(Arc<Floor>, u64)> {
        let mut floors = self.floors();
        floors.retain(|floor| floor.strong_count() > 0);
        let unplaced = |floor: Arc<Floor>| floor.unplaced().map(|changes| (floor, changes));
        floors.iter().filter_map(Weak::upgrade).filter_map(unplaced).collect()
    }

    fn floors(&self) -> std::sync::MutexGuard<'_, Vec<Weak<Floor>>> {
        self.floors.lock().unwrap_or_else(PoisonError::into_inner)
    }

    pub(super) fn health(&self) -> ReplicaHealth {
        let lag = self.lag_micros.load(Ordering::Relaxed);
        ReplicaHealth {
            is_used: self.is_used(),
            lag: (lag != UNKNOWN).then(|| Duration::from_micros(lag)),
            reads: self.reads.load(Ordering::Relaxed),
            behind: self.behind.load(Ordering::Relaxed),
            failures: self.failures.load(Ordering::Relaxed),
        }
    }
}
