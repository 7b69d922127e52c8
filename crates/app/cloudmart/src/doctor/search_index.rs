//! The search index, which is made anew whenever it is missing.

use std::fs;

use serde_json::Value;

use super::Finding;
use crate::settings::Settings;

pub(super) fn examine(settings: &Settings) -> Finding {
    const CHECK: &str = "search index";
    let folder = settings.data_dir().join("search");
    let advice = format!("stop the store, delete {} and start it: the index is made anew", folder.display());
    let text = match fs::read(folder.join("meta.json")) {
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => {
            return Finding::fine(CHECK, "there is none yet; `cloudmart serve` makes it");
        }
        Err(error) => return Finding::wrong(CHECK, error.to_string(), advice),
        Ok(text) => text,
    };
    let Ok(about) = serde_json::from_slice::<Value>(&text) else {
        return Finding::wrong(CHECK, "its description cannot be read", advice);
    };
    let segments = about["segments"].as_array().map_or(&[][..], Vec::as_slice);
    let count = |segment: &Value| {
        let deleted = segment["deletes"]["num_deleted_docs"].as_u64().unwrap_or(0);
        segment["max_doc"].as_u64().unwrap_or(0).saturating_sub(deleted)
    };
    Finding::fine(CHECK, format!("finds {} products", segments.iter().map(count).sum::<u64>()))
}
