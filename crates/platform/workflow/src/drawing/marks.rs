//! What an execution has done, state by state. Pure.

use std::collections::BTreeMap;

use serde::Serialize;

use crate::{Event, EventType, Status};

/// What became of a state.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Mark {
    /// It was left well.
    Passed,
    /// It failed; the execution may have gone on from there.
    Failed,
    /// The execution is there.
    Current,
}

/// The marks of an execution; states that it never reached have none.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Marks(BTreeMap<String, Mark>);

impl Marks {
    /// The marks of an execution with this history.
    #[must_use]
    pub fn read(history: &[Event], status: Status) -> Self {
        let mut marks = BTreeMap::new();
        let (mut current, mut failing) = (None, false);
        for event in history {
            let state = event.state.clone().or_else(|| current.clone());
            let Some(state) = state else { continue };
            match event.event_type {
                EventType::TaskFailed | EventType::TaskTimedOut => failing = true,
                EventType::TaskSucceeded => failing = false,
                EventType::FailStateEntered => {
                    marks.insert(state, Mark::Failed);
                }
                entered if entered.is_entered() => {
                    (current, failing) = (Some(state.clone()), false);
                    marks.insert(state, Mark::Current);
                }
                exited if exited.is_exited() => {
                    marks.insert(state, if failing { Mark::Failed } else { Mark::Passed });
                }
                _ => {}
            }
        }
        let last = if status == Status::Succeeded { Mark::Passed } else { Mark::Failed };
        if status != Status::Running {
            marks.values_mut().filter(|mark| **mark == Mark::Current).for_each(|mark| *mark = last);
        }
        Self(marks)
    }

    pub(super) fn of(&self, state: &str) -> Option<Mark> {
        self.0.get(state).copied()
    }

    pub(super) fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}
