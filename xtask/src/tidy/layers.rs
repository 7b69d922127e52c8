//! Imports run `app → processes → contexts → platform`, never sideways among contexts or processes, never up.

use std::{collections::BTreeMap, fs, path::Path};

use anyhow::{Context, Result};
use toml::Table;

const LAYERS: [&str; 4] = ["platform", "contexts", "processes", "app"];

/// Layers in which one crate may use another of the same layer.
const MAY_SHARE: [&str; 2] = ["platform", "app"];

pub fn check(root: &Path) -> Result<Vec<String>> {
    let crates = crates(root)?;
    let mut findings = Vec::new();
    for (name, (layer, dependencies)) in &crates {
        for dependency in dependencies {
            if let Some((below, _)) = crates.get(dependency)
                && let Some(reason) = forbidden(*layer, *below)
            {
                findings.push(format!("crates/{}/{name} depends on {dependency}: {reason}", LAYERS[*layer]));
            }
        }
    }
    Ok(findings)
}

fn forbidden(layer: usize, below: usize) -> Option<&'static str> {
    match () {
        () if below > layer => Some("a lower layer may not know a higher one"),
        () if below == layer && !MAY_SHARE.contains(&LAYERS[layer]) => {
            Some("neighbours meet in the layer above, never directly")
        }
        () => None,
    }
}

/// Crate name → layer and the names of its dependencies (those of its tests too).
fn crates(root: &Path) -> Result<BTreeMap<String, (usize, Vec<String>)>> {
    let mut crates = BTreeMap::new();
    for (number, layer) in LAYERS.iter().enumerate() {
        let folder = root.join("crates").join(layer);
        for entry in fs::read_dir(&folder).with_context(|| folder.display().to_string())? {
            let manifest = entry?.path().join("Cargo.toml");
            if !manifest.exists() {
                continue;
            }
            let table: Table = fs::read_to_string(&manifest)?.parse()?;
            let name = table["package"]["name"].as_str().context("a package name")?.to_owned();
            let sections = ["dependencies", "dev-dependencies", "build-dependencies"];
            let used =
                sections.iter().filter_map(|section| table.get(*section)?.as_table()).flat_map(Table::keys);
            crates.insert(name, (number, used.cloned().collect()));
        }
    }
    Ok(crates)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn neighbours_and_higher_layers_are_forbidden() {
        let (platform, contexts, processes, app) = (0, 1, 2, 3);
        assert!(forbidden(contexts, contexts).is_some());
        assert!(forbidden(processes, processes).is_some());
        assert!(forbidden(platform, contexts).is_some());
        assert!(forbidden(processes, app).is_some());
        assert!(forbidden(platform, platform).is_none());
        assert!(forbidden(app, contexts).is_none());
    }
}
