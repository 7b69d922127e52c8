//! Telling events in full: the data that was not stored is computed from the events before.

use primitives::Timestamp;
use serde_json::Value;

use super::{Entry, Event, EventType};
use crate::paths::{Change, ReferencePath};

/// Computes the data that was not stored, while going through the events.
pub(super) struct Teller {
    data: Value,
    result: Value,
}

impl Teller {
    pub(super) const fn new(input: Value) -> Self {
        Self { data: input, result: Value::Null }
    }

    pub(super) fn tell(&mut self, id: u32, entry: Entry) -> Event {
        let event_type = entry.event_type;
        let input = event_type.is_entered().then(|| self.data.clone());
        if event_type == EventType::TaskSucceeded {
            self.result = entry.output.clone().unwrap_or_default();
        }
        let output = match (&entry.change, event_type) {
            (Some(change), _) => {
                self.apply(change, entry.output);
                Some(self.data.clone())
            }
            (None, EventType::ExecutionSucceeded) => Some(self.data.clone()),
            (None, _) => entry.output,
        };
        let at = Timestamp::from_micros(entry.at);
        Event { id, at, event_type, state: entry.state, input, output, failure: entry.failure }
    }

    fn apply(&mut self, change: &Change, output: Option<Value>) {
        match change {
            Change::Same => {}
            Change::ResultAt(path) => {
                // It fitted when the execution did it.
                let path = ReferencePath::parse(path);
                let _ = path.is_some_and(|path| path.put(&mut self.data, self.result.clone()));
            }
            Change::Whole => self.data = output.unwrap_or_default(),
        }
    }
}
