//! Drawing a machine: its states and the ways between them as text that Mermaid or Graphviz turns into a picture, marked
//! with what an execution has done.

mod dot;
mod marks;
mod mermaid;

use serde::Serialize;
use serde_json::{Value, json};

pub use self::marks::{Mark, Marks};
use crate::Definition;

/// A machine to be drawn.
#[derive(Debug)]
pub struct Drawing<'d> {
    definition: &'d Definition,
    marks: Marks,
}

impl<'d> Drawing<'d> {
    /// The machine alone.
    #[must_use]
    pub fn of(definition: &'d Definition) -> Self {
        Self { definition, marks: Marks::default() }
    }

    /// The machine with what an execution has done.
    #[must_use]
    pub fn marked(definition: &'d Definition, marks: Marks) -> Self {
        Self { definition, marks }
    }

    /// A `stateDiagram-v2` of Mermaid.
    #[must_use]
    pub fn mermaid(&self) -> String {
        mermaid::draw(self.definition, &self.marks)
    }

    /// A `digraph` of Graphviz.
    #[must_use]
    pub fn dot(&self) -> String {
        dot::draw(self.definition, &self.marks)
    }

    /// The same for programs.
    #[must_use]
    pub fn json(&self) -> Value {
        #[derive(Serialize)]
        struct State<'s> {
            name: &'s str,
            #[serde(rename = "type")]
            state_type: crate::StateType,
            mark: Option<Mark>,
        }
        let state = |(name, state_type)| State { name, state_type, mark: self.marks.of(name) };
        let states: Vec<State<'_>> = self.definition.states().map(state).collect();
        json!({"startAt": self.definition.start_at(), "states": states, "transitions": self.definition.transitions()})
    }
}

#[cfg(test)]
mod tests;
