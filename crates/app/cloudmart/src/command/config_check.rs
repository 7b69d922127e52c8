//! `cloudmart config check`: every setting, its value and the layer it comes from; then what is too weak.

use anyhow::{Result, ensure};
use comfy_table::{Table, presets::UTF8_HORIZONTAL_ONLY};
use serde_json::json;

use super::{CommonOptions, printing::print_line};
use crate::settings::{Effective, weaknesses};

/// Keys whose values are shown as dots.
const SECRET: [&str; 3] = ["password", "secret", "token"];

pub fn run(options: &CommonOptions) -> Result<()> {
    let effective = options.settings(Vec::new())?;
    if options.is_json() {
        print_line(as_json(&effective))?;
    } else {
        print_line(as_table(&effective))?;
    }
    let weak = weaknesses(&effective.settings);
    ensure!(weak.is_empty(), "these settings are too weak for production:\n- {}", weak.join("\n- "));
    Ok(())
}

fn shown<'a>(key: &str, value: &'a str) -> &'a str {
    if SECRET.iter().any(|word| key.contains(word)) && !value.is_empty() {
        "••••••"
    } else {
        value
    }
}

fn as_table(effective: &Effective) -> Table {
    let mut table = Table::new();
    table.load_style(UTF8_HORIZONTAL_ONLY).set_header(["setting", "value", "from"]);
    for (key, (value, source)) in &effective.values {
        table.add_row([key, shown(key, value), &source.to_string()]);
    }
    table
}

fn as_json(effective: &Effective) -> serde_json::Value {
    let entry = |(key, (value, source)): (&String, &(String, crate::settings::Source))| {
        (key.clone(), json!({"value": shown(key, value), "source": source.to_string()}))
    };
    effective.values.iter().map(entry).collect::<serde_json::Map<_, _>>().into()
}
