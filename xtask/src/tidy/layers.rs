//! Imports run `app → processes → contexts → platform`, never sideways among contexts or processes, never up. What is for
//! tests only is named so (`test-…`) and stays out of the store.

use std::{collections::BTreeMap, fs, path::Path};

use anyhow::{Context, Result};
use toml::Table;

const LAYERS: [&str; 4] = ["platform", "contexts", "processes", "app"];

/// Layers in which one crate may use another of the same layer.
const MAY_SHARE: [&str; 2] = ["platform", "app"];

/// How the names of crates begin that only tests use.
const FOR_TESTS: &str = "test-";

/// What a manifest says: the layer of its folder, and the crates that its product and its tests use.
struct Crate {
    layer: usize,
    uses: Vec<String>,
    tests_use: Vec<String>,
}

pub fn check(root: &Path) -> Result<Vec<String>> {
    let crates = crates(root)?;
    let mut findings = Vec::new();
    for (name, of) in &crates {
        let own = of.uses.iter().map(|used| (used, name.starts_with(FOR_TESTS)));
        for (used, in_tests) in own.chain(of.tests_use.iter().map(|used| (used, true))) {
            if let Some(below) = crates.get(used)
                && let Some(reason) = forbidden(of.layer, below.layer, used.starts_with(FOR_TESTS), in_tests)
            {
                findings.push(format!("crates/{}/{name} depends on {used}: {reason}", LAYERS[of.layer]));
            }
        }
    }
    Ok(findings)
}

fn forbidden(layer: usize, below: usize, is_for_tests: bool, in_tests: bool) -> Option<&'static str> {
    match () {
        () if below > layer => Some("a lower layer may not know a higher one"),
        () if is_for_tests && !in_tests => Some("it is for tests, a dev-dependency"),
        () if below == layer && !is_for_tests && !MAY_SHARE.contains(&LAYERS[layer]) => {
            Some("neighbours meet in the layer above, never directly")
        }
        () => None,
    }
}

fn crates(root: &Path) -> Result<BTreeMap<String, Crate>> {
    let mut crates = BTreeMap::new();
    for (layer, name) in LAYERS.iter().enumerate() {
        let folder = root.join("crates").join(name);
        for entry in fs::read_dir(&folder).with_context(|| folder.display().to_string())? {
            let manifest = entry?.path().join("Cargo.toml");
            if !manifest.exists() {
                continue;
            }
            let table: Table = fs::read_to_string(&manifest)?.parse()?;
            let name = table["package"]["name"].as_str().context("a package name")?.to_owned();
            let named = |section: &str| {
                let section = table.get(section).and_then(|section| section.as_table());
                section.into_iter().flat_map(Table::keys).cloned().collect::<Vec<_>>()
            };
            let uses = [named("dependencies"), named("build-dependencies")].concat();
            crates.insert(name, Crate { layer, uses, tests_use: named("dev-dependencies") });
        }
    }
    Ok(crates)
}

#[cfg(test)]
mod tests {
    use super::*;

    const PLATFORM: usize = 0;
    const CONTEXTS: usize = 1;
    const PROCESSES: usize = 2;
    const APP: usize = 3;

    #[test]
    fn neighbours_and_higher_layers_are_forbidden() {
        let uses = |layer, below| forbidden(layer, below, false, false);
        assert!(uses(CONTEXTS, CONTEXTS).is_some());
        assert!(uses(PROCESSES, PROCESSES).is_some());
        assert!(uses(PLATFORM, CONTEXTS).is_some());
        assert!(uses(PROCESSES, APP).is_some());
        assert!(uses(PLATFORM, PLATFORM).is_none());
        assert!(uses(APP, CONTEXTS).is_none());
    }

    #[test]
    fn tests_may_share_what_is_made_for_them_and_nothing_else_may() {
        let for_tests = true;
        assert!(forbidden(PROCESSES, PROCESSES, for_tests, true).is_none());
        assert!(forbidden(PROCESSES, PROCESSES, for_tests, false).is_some());
        assert!(forbidden(APP, PLATFORM, for_tests, false).is_some());
        assert!(forbidden(CONTEXTS, PROCESSES, for_tests, true).is_some());
        assert!(forbidden(CONTEXTS, CONTEXTS, false, true).is_some());
    }
}
