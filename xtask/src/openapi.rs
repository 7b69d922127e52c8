//! The API description as a file, so that a change of the API is seen in review.

use std::{path::Path, process::Command};

use anyhow::{Context, Result, bail, ensure};

pub fn run(root: &Path, check: bool) -> Result<()> {
    let output = Command::new("cargo")
        .args(["run", "--quiet", "-p", "cloudmart", "--", "openapi"])
        .current_dir(root)
        .output()
        .context("running cloudmart openapi")?;
    ensure!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let dangling =
        dangling_references(&serde_json::from_slice(&output.stdout).context("the description is not JSON")?);
    ensure!(
        dangling.is_empty(),
        "the API description refers to what it does not have: {}",
        dangling.join(", ")
    );
    let path = root.join("openapi/cloudmart.json");
    if !check {
        std::fs::create_dir_all(root.join("openapi"))?;
        return Ok(std::fs::write(&path, output.stdout)?);
    }
    if std::fs::read(&path).unwrap_or_default() != output.stdout {
        bail!(
            "openapi/cloudmart.json is not what the code says; run `make openapi` and look at the difference"
        );
    }
    Ok(())
}

/// The `$ref`s that lead nowhere: generators of clients give up at the first one.
fn dangling_references(document: &serde_json::Value) -> Vec<String> {
    let mut found = Vec::new();
    let mut ahead = vec![document];
    while let Some(value) = ahead.pop() {
        match value {
            serde_json::Value::Object(members) => {
                let reference = members.get("$ref").and_then(|reference| reference.as_str());
                let lost =
                    |path: &&str| path.strip_prefix('#').is_none_or(|path| document.pointer(path).is_none());
                found.extend(reference.filter(lost).map(str::to_owned));
                ahead.extend(members.values());
            }
            serde_json::Value::Array(items) => ahead.extend(items),
            _ => {}
        }
    }
    found.sort_unstable();
    found.dedup();
    found
}
