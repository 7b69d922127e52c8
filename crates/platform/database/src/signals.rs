//! Wake-ups after a commit: a transaction raises a signal, and whoever waits for it in this process is woken once
//! the rows it announces can be seen. A signal carries no data and may be raised for nothing.

use std::{
    collections::HashMap,
    sync::{Arc, Mutex, PoisonError},
};

use tokio::sync::Notify;

/// The name of a signal.
pub type Signal = &'static str;

#[derive(Debug, Clone, Default)]
pub(crate) struct Signals(Arc<Mutex<HashMap<Signal, Arc<Notify>>>>);

impl Signals {
    pub(crate) fn of(&self, signal: Signal) -> Arc<Notify> {
        let mut all = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        Arc::clone(all.entry(signal).or_default())
    }

    pub(crate) fn raise(&self, raised: &mut Vec<Signal>) {
        raised.sort_unstable();
        raised.dedup();
        for signal in raised.drain(..) {
            self.of(signal).notify_one();
        }
    }
}
