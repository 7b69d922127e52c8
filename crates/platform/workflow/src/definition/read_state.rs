//! Reading a state: each type has its own fields, and no others.

use serde_json::Value;

use super::{
    Fail, Kind, Next, Problems, State, Task, Text, Until,
    fields::Fields,
    read_retry::{read_catchers, read_retriers},
};
use crate::{
    choice::{comparison::read_timestamp, read_rule},
    intrinsic::Call,
    paths::{Path, ReferencePath, ResultPath, Selection, Template, Transfer},
};

/// The end of a resource that is answered by the holder of a token.
const WAITS_FOR_TOKEN: &str = ".waitForTaskToken";

pub(super) fn read_state(value: &Value, pointer: String, problems: &Problems) -> Option<State> {
    let mut fields = Fields::open(value, pointer, problems)?;
    fields.text("Comment");
    fields.query_language();
    let state_type = fields.required_text("Type")?;
    let mut transfer = Transfer::default();
    if state_type != "Fail" {
        transfer.input = selection(&mut fields, "InputPath");
        transfer.output = selection(&mut fields, "OutputPath");
    }
    if matches!(state_type.as_str(), "Task" | "Pass") {
        transfer.parameters = template(&mut fields, "Parameters");
        transfer.result = result_path(&mut fields).unwrap_or_default();
    }
    let kind = match state_type.as_str() {
        "Task" => {
            transfer.result_selector = template(&mut fields, "ResultSelector");
            task(&mut fields)
        }
        "Choice" => choice(&mut fields),
        "Wait" => wait(&mut fields),
        "Pass" => pass(&mut fields),
        "Succeed" => Some(Kind::Succeed),
        "Fail" => Some(Kind::Fail(fail(&mut fields))),
        other => {
            problems.add(&fields.place("Type"), refusal(other));
            return None;
        }
    };
    fields.close();
    Some(State { transfer, kind: kind? })
}

fn refusal(state_type: &str) -> String {
    match state_type {
        "Parallel" | "Map" => format!("states of type {state_type} are not supported yet"),
        other => format!("there is no type {other:?} of states"),
    }
}

fn task(fields: &mut Fields<'_>) -> Option<Kind> {
    let resource = fields.required_text("Resource");
    let timeout = fields.seconds("TimeoutSeconds", "TimeoutSecondsPath", 1);
    let heartbeat = fields.seconds("HeartbeatSeconds", "HeartbeatSecondsPath", 1);
    if let (Some(super::Seconds::Fixed(timeout)), Some(super::Seconds::Fixed(heartbeat))) =
        (&timeout, &heartbeat)
        && heartbeat >= timeout
    {
        fields.problems.add(&fields.place("HeartbeatSeconds"), "it is less than TimeoutSeconds");
    }
    let (retriers, catchers) = (read_retriers(fields), read_catchers(fields));
    let (resource, next) = (resource?, next(fields)?);
    let (name, waits_for_token) = match resource.strip_suffix(WAITS_FOR_TOKEN) {
        Some(name) => (name.to_owned(), true),
        None => (resource, false),
    };
    if name.is_empty() {
        fields.problems.add(&fields.place("Resource"), "the name of a task is expected");
    }
    let task = Task { resource: name, waits_for_token, retriers, catchers, timeout, heartbeat, next };
    Some(Kind::Task(Box::new(task)))
}

fn choice(fields: &mut Fields<'_>) -> Option<Kind> {
    fields.required("Choices");
    let choices = fields.list("Choices");
    if choices.is_empty() {
        fields.problems.add(&fields.place("Choices"), "at least one choice is expected");
    }
    let mut rules = Vec::new();
    for (value, place) in &choices {
        let rule = read_rule(value, place, fields.problems, &["Next"]);
        let next = value.get("Next").and_then(Value::as_str);
        if next.is_none() {
            fields.problems.add(place, "the field Next is missing");
        }
        rules.extend(rule.zip(next.map(str::to_owned)));
    }
    let default = fields.text("Default");
    (rules.len() == choices.len()).then_some(Kind::Choice { rules, default })
}

fn wait(fields: &mut Fields<'_>) -> Option<Kind> {
    const ONE_OF: [&str; 4] = ["Seconds", "SecondsPath", "Timestamp", "TimestampPath"];
    let after = fields.seconds("Seconds", "SecondsPath", 0).map(Until::After);
    let at = fields.read("Timestamp", |value| {
        let time = value.as_str().and_then(read_timestamp);
        time.map(Until::At).ok_or_else(|| "a time like 2016-08-18T17:33:00Z is expected".to_owned())
    });
    let at_path = fields.path("TimestampPath").map(Until::AtPath);
    if fields.at_most_one(&ONE_OF) == 0 {
        fields.problems.add(&fields.pointer, format!("one of {} is expected", ONE_OF.join(", ")));
    }
    let next = next(fields)?;
    Some(Kind::Wait { until: after.or(at).or(at_path)?, next })
}

fn pass(fields: &mut Fields<'_>) -> Option<Kind> {
    let result = fields.get("Result").map(|(result, _)| result.clone());
    Some(Kind::Pass { result, next: next(fields)? })
}

fn fail(fields: &mut Fields<'_>) -> Fail {
    Fail { error: fail_text(fields, "Error", "ErrorPath"), cause: fail_text(fields, "Cause", "CausePath") }
}

fn fail_text(fields: &mut Fields<'_>, name: &'static str, path_name: &'static str) -> Option<Text> {
    let fixed = fields.text(name).map(Text::Fixed);
    let computed = fields.read(path_name, |value| match value.as_str() {
        Some(path) if path.starts_with('$') => Path::parse(path).map(Text::Path),
        Some(call) => Call::parse(call).map(Text::Call),
        None => Err("a path or an intrinsic function is expected".to_owned()),
    });
    fields.at_most_one(&[name, path_name]);
    fixed.or(computed)
}

/// `Next`, or `End: true`: exactly one of them.
fn next(fields: &mut Fields<'_>) -> Option<Next> {
    let next = fields.text("Next");
    let end =
        fields.read("End", |value| value.as_bool().ok_or_else(|| "true or false is expected".to_owned()));
    match (next, end) {
        (Some(next), None | Some(false)) => Some(Next::State(next)),
        (None, Some(true)) => Some(Next::End),
        _ => {
            fields.problems.add(&fields.pointer, "either Next or \"End\": true is expected");
            None
        }
    }
}

fn selection(fields: &mut Fields<'_>, name: &'static str) -> Option<Selection> {
    let read = |value: &Value| match value {
        Value::Null => Ok(Some(Selection::Nothing)),
        Value::String(text) => {
            let path = Path::parse(text)?;
            Ok(if path.is_identity() { None } else { Some(Selection::Path(path)) })
        }
        _ => Err("a path or null is expected".to_owned()),
    };
    fields.read(name, read).flatten()
}

pub(super) fn result_path(fields: &mut Fields<'_>) -> Option<ResultPath> {
    fields.read("ResultPath", |value| match value {
        Value::Null => Ok(ResultPath::Discard),
        Value::String(text) => ReferencePath::parse(text)
            .map(ResultPath::Put)
            .ok_or_else(|| "a reference path is expected, which names one place".to_owned()),
        _ => Err("a reference path or null is expected".to_owned()),
    })
}

fn template(fields: &mut Fields<'_>, name: &'static str) -> Option<Template> {
    let (value, place) = fields.get(name)?;
    Some(Template::read(value, &place, fields.problems))
}
