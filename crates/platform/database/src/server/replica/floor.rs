//! How far a replica must have got for a keeper of results: to the last change that the keeper has heard of. Where in the
//! primary's log that is, is found out by the watch.

use std::sync::atomic::{AtomicU64, Ordering::SeqCst};

#[derive(Debug, Default)]
pub(crate) struct Floor {
    changes: AtomicU64,
    /// How many of the changes the position stands for.
    placed: AtomicU64,
    position: AtomicU64,
}

impl Floor {
    /// A floor whose position is not known yet: anything may have been changed before.
    pub(super) fn new() -> Self {
        Self { changes: AtomicU64::new(1), ..Self::default() }
    }

    /// Something was changed and is committed.
    pub(crate) fn raise(&self) {
        self.changes.fetch_add(1, SeqCst);
    }

    /// Something was changed at this place; tells whether that is above the floor.
    pub(crate) fn raise_to(&self, position: u64) -> bool {
        let is_known = self.needed().is_some();
        self.position.fetch_max(position, SeqCst) < position && is_known
    }

    /// Where a replica must have got; `None` while that is not known.
    pub(crate) fn needed(&self) -> Option<u64> {
        let changes = self.changes.load(SeqCst);
        (self.placed.load(SeqCst) >= changes).then(|| self.position.load(SeqCst))
    }

    /// The changes so far, if their place is not known.
    pub(super) fn unplaced(&self) -> Option<u64> {
        let changes = self.changes.load(SeqCst);
        (self.placed.load(SeqCst) < changes).then_some(changes)
    }

    /// So many changes were made before the primary's log got to this place.
    pub(super) fn place(&self, changes: u64, position: u64) {
        self.position.fetch_max(position, SeqCst);
        self.placed.fetch_max(changes, SeqCst);
    }
}

#[cfg(test)]
mod tests {
    use super::Floor;

    #[test]
    fn a_change_makes_the_floor_unknown_until_it_is_placed() {
        let floor = Floor::new();
        assert_eq!(floor.needed(), None);
        let changes = floor.unplaced().unwrap();
        floor.raise();
        floor.place(changes, 10);
        assert_eq!(floor.needed(), None, "one was made meanwhile");
        floor.place(floor.unplaced().unwrap(), 20);
        assert_eq!((floor.needed(), floor.unplaced()), (Some(20), None));
    }

    #[test]
    fn what_somebody_has_seen_raises_it_once() {
        let floor = Floor::new();
        floor.place(1, 20);
        assert!(!floor.raise_to(20));
        assert!(floor.raise_to(30));
        assert!(!floor.raise_to(30));
        assert_eq!(floor.needed(), Some(30));
    }
}
