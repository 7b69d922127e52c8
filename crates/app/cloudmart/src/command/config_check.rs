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

fn shown(key: &str, value: &str) -> String {
    if SECRET.iter().any(|word| key.contains(word)) && !value.is_empty() {
        "••••••".to_owned()
    } else {
        without_password(value).unwrap_or_else(|| value.to_owned())
    }
}

/// An address without the password in it.
fn without_password(value: &str) -> Option<String> {
    let (scheme, rest) = value.split_once("://")?;
    let authority = rest.split('/').next().unwrap_or(rest);
    let (user, _) = authority.rsplit_once('@')?;
    let host = &rest[user.len() + 1..];
    let (name, _) = user.split_once(':')?;
    Some(format!("{scheme}://{name}:••••••@{host}"))
}

fn as_table(effective: &Effective) -> Table {
    let mut table = Table::new();
    table.load_style(UTF8_HORIZONTAL_ONLY).set_header(["setting", "value", "from"]);
    for (key, (value, source)) in &effective.values {
        table.add_row([key, &shown(key, value), &source.to_string()]);
    }
    table
}

fn as_json(effective: &Effective) -> serde_json::Value {
    let entry = |(key, (value, source)): (&String, &(String, crate::settings::Source))| {
        (key.clone(), json!({"value": shown(key, value), "source": source.to_string()}))
    };
    effective.values.iter().map(entry).collect::<serde_json::Map<_, _>>().into()
}

#[cfg(test)]
mod tests {
    use super::shown;

    #[test]
    fn passwords_are_not_shown() {
        assert_eq!(shown("cache.url", "redis://me:s3cret@host:1/0"), "redis://me:••••••@host:1/0");
        assert_eq!(shown("cache.url", "redis://:s3c@ret@host"), "redis://:••••••@host");
        assert_eq!(shown("server.public_url", "https://shop.example/a:b@c"), "https://shop.example/a:b@c");
        assert_eq!(shown("mail.password", "x"), "••••••");
    }
}
