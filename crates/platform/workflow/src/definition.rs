//! A state machine, read from States Language and checked: whoever holds a [`Definition`] holds one that can run.

mod fields;
mod graph;
mod problems;
mod read_retry;
mod read_state;
mod state;
mod strict_json;

use std::{collections::BTreeMap, time::Duration};

use serde_json::Value;
use sha2::Digest;

use self::{fields::Fields, read_state::read_state};
pub use self::{
    graph::{StateType, Transition},
    problems::DefinitionError,
};
pub(crate) use self::{
    problems::Problems,
    state::{Catcher, Fail, Kind, Next, Seconds, State, Task, Text, Until},
};

/// A checked state machine.
#[derive(Debug, Clone)]
pub struct Definition {
    comment: Option<String>,
    start_at: String,
    timeout: Option<Duration>,
    states: BTreeMap<String, State>,
    document: Value,
    uses_context: bool,
}

/// A definition with the name that executions are started by.
#[derive(Debug, Clone)]
pub struct Machine {
    /// The name.
    pub name: String,
    /// What it does.
    pub definition: Definition,
}

impl Definition {
    /// Reads and checks a definition.
    ///
    /// # Errors
    /// Everything that is wrong with it, each with its place.
    pub fn parse(text: &str) -> Result<Self, Vec<DefinitionError>> {
        let problems = Problems::default();
        let definition = strict_json::read(text, &problems).and_then(|document| read(document, &problems));
        match definition {
            Some(definition) if problems.is_empty() => Ok(definition),
            _ => Err(problems.into_list()),
        }
    }

    /// What it says about itself.
    #[must_use]
    pub fn comment(&self) -> Option<&str> {
        self.comment.as_deref()
    }

    /// The name of the first state.
    #[must_use]
    pub fn start_at(&self) -> &str {
        &self.start_at
    }

    /// The document it was read from.
    #[must_use]
    pub const fn document(&self) -> &Value {
        &self.document
    }

    /// The names of the tasks it needs, without `.waitForTaskToken`.
    pub fn resources(&self) -> impl Iterator<Item = &str> {
        self.states.values().filter_map(|state| match &state.kind {
            Kind::Task(task) => Some(task.resource.as_str()),
            _ => None,
        })
    }

    /// A hash of what it says, whatever its layout.
    pub(crate) fn fingerprint(&self) -> String {
        let hash = sha2::Sha256::digest(self.document.to_string().as_bytes());
        hash.iter().map(|byte| format!("{byte:02x}")).collect()
    }

    pub(crate) fn state(&self, name: &str) -> Option<&State> {
        self.states.get(name)
    }

    /// How long an execution may take.
    pub(crate) const fn timeout(&self) -> Option<Duration> {
        self.timeout
    }

    /// Whether any path looks into the context object, so that it has to be made.
    pub(crate) const fn uses_context(&self) -> bool {
        self.uses_context
    }
}

fn read(document: Value, problems: &Problems) -> Option<Definition> {
    let mut fields = Fields::open(&document, String::new(), problems)?;
    let comment = fields.text("Comment");
    fields.one_of("Version", &["1.0"]);
    fields.query_language();
    let timeout = fields.positive("TimeoutSeconds").map(|seconds| Duration::from_secs(seconds.into()));
    let start_at = fields.required_text("StartAt");
    let states = read_states(&mut fields, problems);
    fields.close();
    let (start_at, states) = (start_at?, states?);
    graph::check(&start_at, &states, problems);
    let uses_context = document.to_string().contains("$$");
    Some(Definition { comment, start_at, timeout, states, document, uses_context })
}

/// The longest name of a state, in characters.
const MAX_NAME: usize = 80;

fn read_states(fields: &mut Fields<'_>, problems: &Problems) -> Option<BTreeMap<String, State>> {
    let (states, pointer) = fields.required("States")?;
    let Some(object) = states.as_object().filter(|states| !states.is_empty()) else {
        problems.add(&pointer, "an object with at least one state is expected");
        return None;
    };
    let mut read = BTreeMap::new();
    for (name, state) in object {
        let place = problems.child(&pointer, name);
        if name.is_empty() || name.chars().count() > MAX_NAME {
            problems.add(&place, format!("the name of a state has 1 to {MAX_NAME} characters"));
        }
        if let Some(state) = read_state(state, place, problems) {
            read.insert(name.clone(), state);
        }
    }
    // With a broken state the graph would seem broken too.
    (read.len() == object.len()).then_some(read)
}

#[cfg(test)]
mod tests;
