//! Mermaid: <https://mermaid.js.org/syntax/stateDiagram.html>.

use std::{
    collections::BTreeMap,
    fmt::{Error, Write},
};

use super::{Mark, Marks};
use crate::Definition;

const CLASSES: [(Mark, &str, &str); 3] = [
    (Mark::Passed, "passed", "fill:#d9f2e3,stroke:#1b7f4b,color:#0b3d24"),
    (Mark::Failed, "failed", "fill:#fbdcdc,stroke:#b3261e,color:#5c130f"),
    (Mark::Current, "current", "fill:#dbe8ff,stroke:#1f5fd6,color:#0d2c66,stroke-width:3px"),
];

pub(super) fn draw(definition: &Definition, marks: &Marks) -> String {
    let mut text = String::new();
    // Writing to a text does not fail.
    let _ = write(&mut text, definition, marks);
    text
}

fn write(to: &mut String, definition: &Definition, marks: &Marks) -> Result<(), Error> {
    let names: BTreeMap<&str, String> =
        definition.states().zip(1..).map(|((name, _), number)| (name, format!("s{number}"))).collect();
    let id = |name: &str| names.get(name).map_or("unknown", String::as_str);
    writeln!(to, "stateDiagram-v2")?;
    for (name, id) in &names {
        writeln!(to, "    state \"{}\" as {id}", escaped(name))?;
    }
    writeln!(to, "    [*] --> {}", id(definition.start_at()))?;
    for way in definition.transitions() {
        write!(to, "    {} --> {}", id(&way.from), id(&way.to))?;
        match &way.label {
            Some(label) => writeln!(to, " : {}", escaped(label))?,
            None => writeln!(to)?,
        }
    }
    for end in definition.ends() {
        writeln!(to, "    {} --> [*]", id(end))?;
    }
    if marks.is_empty() {
        return Ok(());
    }
    for (mark, class, style) in CLASSES {
        writeln!(to, "    classDef {class} {style}")?;
        for (name, id) in names.iter().filter(|(name, _)| marks.of(name) == Some(mark)) {
            writeln!(to, "    class {id} {class} %% {}", escaped(name))?;
        }
    }
    Ok(())
}

/// Signs that mean something to Mermaid become its character codes.
fn escaped(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for sign in text.chars() {
        if sign.is_alphanumeric() || matches!(sign, ' ' | '.' | ',' | '_' | '-' | '$') {
            escaped.push(sign);
        } else {
            // As above.
            let _ = write!(escaped, "#{};", u32::from(sign));
        }
    }
    escaped
}
