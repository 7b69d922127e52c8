//! The events all of whose jobs a worker has in hand: it forgets the event together with the last of them. Other events
//! are found when somebody sweeps.

use std::{
    collections::HashMap,
    sync::{Mutex, MutexGuard, PoisonError},
};

use primitives::EventId;

#[derive(Default)]
pub(super) struct InHand(Mutex<HashMap<EventId, usize>>);

impl InHand {
    pub(super) fn take(&self, events: &[(EventId, usize)]) {
        self.open().extend(events.iter().copied());
    }

    /// One job of the event is done; tells whether it was the last.
    pub(super) fn one_is_done(&self, event: EventId) -> bool {
        let mut open = self.open();
        match open.get_mut(&event) {
            Some(1) => open.remove(&event).is_some(),
            Some(jobs) => {
                *jobs -= 1;
                false
            }
            None => false,
        }
    }

    /// One job of the event is to be done by somebody else, or never.
    pub(super) fn let_go(&self, event: EventId) {
        self.open().remove(&event);
    }

    fn open(&self) -> MutexGuard<'_, HashMap<EventId, usize>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
