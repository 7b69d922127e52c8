//! DOT: <https://graphviz.org/doc/info/lang.html>.

use std::fmt::{Error, Write};

use super::{Mark, Marks};
use crate::{Definition, StateType};

pub(super) fn draw(definition: &Definition, marks: &Marks) -> String {
    let mut text = String::new();
    // Writing to a text does not fail.
    let _ = write(&mut text, definition, marks);
    text
}

fn write(to: &mut String, definition: &Definition, marks: &Marks) -> Result<(), Error> {
    writeln!(to, "digraph machine {{")?;
    writeln!(to, "  node [shape=box, style=\"rounded,filled\", fillcolor=white, fontname=\"sans-serif\"];")?;
    writeln!(to, "  edge [fontname=\"sans-serif\", fontsize=10];")?;
    // No name of a state is empty.
    writeln!(to, "  \"\" [shape=point];")?;
    writeln!(to, "  \"\" -> {};", quoted(definition.start_at()))?;
    for (name, state_type) in definition.states() {
        writeln!(to, "  {} [{}];", quoted(name), look(state_type, marks.of(name)))?;
    }
    for way in definition.transitions() {
        let label = way.label.as_ref().map(|label| format!(" [label={}]", quoted(label)));
        writeln!(to, "  {} -> {}{};", quoted(&way.from), quoted(&way.to), label.unwrap_or_default())?;
    }
    for end in definition.ends() {
        writeln!(to, "  {} [peripheries=2];", quoted(end))?;
    }
    writeln!(to, "}}")
}

fn look(state_type: StateType, mark: Option<Mark>) -> String {
    let shape = if state_type == StateType::Choice { "diamond" } else { "box" };
    let style = if state_type == StateType::Choice { "filled" } else { "rounded,filled" };
    let colours = match mark {
        None => "fillcolor=white",
        Some(Mark::Passed) => "fillcolor=\"#d9f2e3\", color=\"#1b7f4b\"",
        Some(Mark::Failed) => "fillcolor=\"#fbdcdc\", color=\"#b3261e\"",
        Some(Mark::Current) => "fillcolor=\"#dbe8ff\", color=\"#1f5fd6\", penwidth=3",
    };
    format!("shape={shape}, style=\"{style}\", {colours}")
}

fn quoted(text: &str) -> String {
    format!("\"{}\"", text.replace('\\', "\\\\").replace('"', "\\\"").replace(['\n', '\r'], " "))
}
