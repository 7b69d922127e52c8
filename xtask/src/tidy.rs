//! The structure, held by a check: layers, names, module docs, where SQL and HTTP live. Each finding says why.

mod layers;
mod sources;

use std::path::Path;

use anyhow::{Result, bail};

/// Looks at the whole repository.
pub fn run(root: &Path) -> Result<()> {
    let mut findings = layers::check(root)?;
    findings.extend(sources::check(root)?);
    if findings.is_empty() {
        println!("tidy: everything is in its place");
        return Ok(());
    }
    bail!("{}\ntidy: {} findings", findings.join("\n"), findings.len())
}
