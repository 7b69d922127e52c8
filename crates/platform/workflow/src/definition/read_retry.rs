//! Reading `Retry` and `Catch`.

use serde_json::Value;

use super::{Catcher, fields::Fields, read_state::result_path};
use crate::{
    failure::ALL,
    retry::{Jitter, Retrier},
};

pub(super) fn read_retriers(fields: &mut Fields<'_>) -> Vec<Retrier> {
    let items = fields.list("Retry");
    check_wildcards(&items, fields);
    let read = |(value, place): (&Value, String)| {
        let mut fields = Fields::open(value, place, fields.problems)?;
        let retrier = read_retrier(&mut fields);
        fields.close();
        retrier
    };
    items.into_iter().filter_map(read).collect()
}

fn read_retrier(fields: &mut Fields<'_>) -> Option<Retrier> {
    fields.text("Comment");
    let errors = error_names(fields);
    let interval_seconds = fields.positive("IntervalSeconds").unwrap_or(1);
    let max_attempts = fields.whole("MaxAttempts", 0).unwrap_or(3);
    let backoff_rate = fields.read("BackoffRate", |value| {
        let rate = value.as_f64().filter(|rate| *rate >= 1.0);
        rate.ok_or_else(|| "a number of at least 1.0 is expected".to_owned())
    });
    let max_delay_seconds = fields.positive("MaxDelaySeconds");
    if max_delay_seconds.is_some_and(|longest| longest <= interval_seconds) {
        fields.problems.add(&fields.place("MaxDelaySeconds"), "it is more than IntervalSeconds");
    }
    let jitter = fields.one_of("JitterStrategy", &["FULL", "NONE"]);
    let jitter = if jitter.as_deref() == Some("FULL") { Jitter::Full } else { Jitter::None };
    Some(Retrier {
        errors: errors?,
        interval_seconds,
        max_attempts,
        backoff_rate: backoff_rate.unwrap_or(2.0),
        max_delay_seconds,
        jitter,
    })
}

pub(super) fn read_catchers(fields: &mut Fields<'_>) -> Vec<Catcher> {
    let items = fields.list("Catch");
    check_wildcards(&items, fields);
    let read = |(value, place): (&Value, String)| {
        let mut fields = Fields::open(value, place, fields.problems)?;
        fields.text("Comment");
        let (errors, next) = (error_names(&mut fields), fields.required_text("Next"));
        let result = result_path(&mut fields).unwrap_or_default();
        fields.close();
        Some(Catcher { errors: errors?, result, next: next? })
    };
    items.into_iter().filter_map(read).collect()
}

fn error_names(fields: &mut Fields<'_>) -> Option<Vec<String>> {
    fields.required("ErrorEquals")?;
    fields.read("ErrorEquals", |value| {
        let names = value.as_array().filter(|names| !names.is_empty());
        let names =
            names.and_then(|names| names.iter().map(|name| name.as_str().map(str::to_owned)).collect());
        names.ok_or_else(|| "an array of error names is expected".to_owned())
    })
}

/// `States.ALL` stands alone and in the last entry: whatever followed it would never be looked at.
fn check_wildcards(items: &[(&Value, String)], fields: &Fields<'_>) {
    for (index, (item, place)) in items.iter().enumerate() {
        let Some(names) = item.get("ErrorEquals").and_then(Value::as_array) else { continue };
        let has_wildcard = names.iter().any(|name| name == ALL);
        if has_wildcard && (names.len() > 1 || index + 1 < items.len()) {
            let place = fields.problems.child(place, "ErrorEquals");
            fields.problems.add(&place, "States.ALL stands alone, and in the last entry");
        }
    }
}
