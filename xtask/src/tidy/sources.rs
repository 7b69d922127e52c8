//! Source files: what they are called, that they say what they are for, and that SQL stays in the stores.

use std::{fs, path::Path};

use anyhow::Result;

/// Names that say how and not what.
const EMPTY_NAMES: [&str; 9] =
    ["utils", "util", "helpers", "common", "misc", "types", "models", "manager", "mod"];

const SQL: [&str; 4] = ["SELECT ", "INSERT INTO ", "DELETE FROM ", "UPDATE "];

pub fn check(root: &Path) -> Result<Vec<String>> {
    let mut findings = Vec::new();
    for folder in ["crates", "testing", "xtask"] {
        walk(root, &root.join(folder), &mut findings)?;
    }
    Ok(findings)
}

fn walk(root: &Path, folder: &Path, findings: &mut Vec<String>) -> Result<()> {
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        if path.is_dir() && !path.ends_with("target") {
            walk(root, &path, findings)?;
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            let text = fs::read_to_string(&path)?;
            let place = path.strip_prefix(root).unwrap_or(&path).display().to_string();
            findings.extend(of_file(&place, &text).into_iter().map(|finding| format!("{place}: {finding}")));
        }
    }
    Ok(())
}

fn of_file(place: &str, text: &str) -> Vec<String> {
    let mut findings = Vec::new();
    let name = place.rsplit('/').next().unwrap_or_default().trim_end_matches(".rs");
    if EMPTY_NAMES.contains(&name) {
        findings.push(format!("`{name}` says nothing; name the concept"));
    }
    let is_test = place.contains("/tests/") || place.contains("/benches/");
    if !is_test && !text.starts_with("//!") && !text.starts_with("#![") {
        findings.push("a module begins with //! and says what it is for".to_owned());
    }
    if !is_test && place.contains("/contexts/") | place.contains("/processes/") && !is_store(place) {
        findings
            .extend(sql_lines(text).map(|line| format!("line {line}: SQL lives in store.rs and store/*.rs")));
    }
    findings
}

fn is_store(place: &str) -> bool {
    place.ends_with("/store.rs") || place.contains("/store/")
}

/// Lines of the code above the inline tests that hold SQL in a string.
fn sql_lines(text: &str) -> impl Iterator<Item = usize> + '_ {
    let code = text.split("#[cfg(test)]").next().unwrap_or_default();
    let has_sql = |line: &str| SQL.iter().any(|verb| line.contains(&format!("\"{verb}")));
    code.lines().enumerate().filter(move |(_, line)| has_sql(line)).map(|(index, _)| index + 1)
}

#[cfg(test)]
mod tests {
    use super::of_file;

    #[test]
    fn sql_outside_a_store_is_found() {
        let code = "//! Orders.\nfn a() { tx.execute(\"DELETE FROM orders\", &[]); }\n";
        assert_eq!(of_file("crates/contexts/orders/src/cancel.rs", code).len(), 1);
        assert!(of_file("crates/contexts/orders/src/store.rs", code).is_empty());
    }

    #[test]
    fn empty_names_and_silent_modules_are_found() {
        assert_eq!(of_file("crates/platform/queue/src/utils.rs", "fn a() {}\n").len(), 2);
    }
}
