//! Definitions that are refused, each with the place of what is wrong.

use serde_json::{Value, json};

use super::*;

fn machine() -> Value {
    json!({
        "Comment": "c", "StartAt": "A", "Version": "1.0", "TimeoutSeconds": 60,
        "States": {
            "A": {
                "Type": "Task", "Resource": "x:y", "TimeoutSeconds": 5, "HeartbeatSeconds": 2, "Next": "B",
                "Parameters": {"a.$": "$.a"}, "ResultSelector": {"b.$": "$.b"}, "ResultPath": "$.r", "OutputPath": "$",
                "Retry": [{"ErrorEquals": ["E"], "IntervalSeconds": 1, "MaxAttempts": 0, "BackoffRate": 1.5, "MaxDelaySeconds": 2, "JitterStrategy": "FULL"}, {"ErrorEquals": ["States.ALL"]}],
                "Catch": [{"ErrorEquals": ["States.ALL"], "ResultPath": "$.error", "Next": "F"}]
            },
            "B": {"Type": "Choice", "Choices": [{"Variable": "$.r", "IsNull": true, "Next": "C"}], "Default": "D"},
            "C": {"Type": "Wait", "SecondsPath": "$.s", "Next": "D"},
            "D": {"Type": "Pass", "Result": {"x": 1}, "InputPath": null, "ResultPath": null, "Next": "E"},
            "E": {"Type": "Succeed"},
            "F": {"Type": "Fail", "ErrorPath": "$.error.Error", "CausePath": "States.Format('{}', $.error.Cause)"}
        }
    })
}

fn refusals(change: impl FnOnce(&mut Value)) -> Vec<String> {
    let mut machine = machine();
    change(&mut machine);
    let refused = Definition::parse(&machine.to_string()).unwrap_err();
    refused.into_iter().map(|error| format!("{} {}", error.pointer, error.problem)).collect()
}

/// That setting `pointer` (the last part may be new) to `value` is refused, there or at `place`.
fn refuses(pointer: &str, value: &Value, place: &str) {
    let all = refusals(|machine| {
        let (parent, name) = pointer.rsplit_once('/').unwrap();
        machine.pointer_mut(parent).unwrap()[name] = value.clone();
    });
    assert!(all.iter().any(|error| error.starts_with(&format!("{place} "))), "{pointer} = {value}: {all:?}");
}

#[test]
fn a_good_definition_is_read() {
    let definition = Definition::parse(&machine().to_string()).unwrap();
    assert_eq!(definition.start_at(), "A");
    assert_eq!(definition.resources().collect::<Vec<_>>(), ["x:y"]);
    assert_eq!(definition.states().count(), 6);
    assert!(definition.transitions().iter().any(|way| way.from == "A" && way.to == "F"));
    assert!(!definition.uses_context());
}

#[test]
fn the_fingerprint_is_that_of_the_content() {
    let of = |text: &str| Definition::parse(text).unwrap().fingerprint();
    let pretty = serde_json::to_string_pretty(&machine()).unwrap();
    assert_eq!(of(&pretty), of(&machine().to_string()));
}

#[test]
fn broken_fields_are_refused_where_they_are() {
    for (pointer, value) in [
        ("/StartAt", json!("Z")),
        ("/StartAt", json!(1)),
        ("/Version", json!("2.0")),
        ("/Extra", json!(1)),
        ("/QueryLanguage", json!("JSONata")),
        ("/TimeoutSeconds", json!(0)),
        ("/States", json!({})),
        ("/States/A/Next", json!("Z")),
        ("/States/A/Extra", json!(1)),
        ("/States/A/Resource", json!(".waitForTaskToken")),
        ("/States/A/TimeoutSeconds", json!(-1)),
        ("/States/A/HeartbeatSeconds", json!(5)),
        ("/States/A/InputPath", json!("a.b")),
        ("/States/A/ResultPath", json!("$.*")),
        ("/States/A/ResultPath", json!("$$.a")),
        ("/States/A/OutputPath", json!("$[")),
        ("/States/A/Retry", json!({})),
        ("/States/A/Retry/0/ErrorEquals", json!([])),
        ("/States/A/Retry/0/ErrorEquals", json!(["States.ALL"])),
        ("/States/A/Retry/1/ErrorEquals", json!(["States.ALL", "E"])),
        ("/States/A/Retry/0/BackoffRate", json!(0.5)),
        ("/States/A/Retry/0/MaxAttempts", json!(-1)),
        ("/States/A/Retry/0/MaxDelaySeconds", json!(1)),
        ("/States/A/Retry/0/JitterStrategy", json!("SOME")),
        ("/States/A/Retry/0/Extra", json!(1)),
        ("/States/A/Catch/0/Next", json!("Z")),
        ("/States/A/Catch/0/ResultPath", json!("$..a")),
        ("/States/B/Default", json!("Z")),
        ("/States/B/Choices", json!([])),
        ("/States/B/Choices/0/Next", json!("Z")),
        ("/States/B/Choices/0/Variable", json!("r")),
        ("/States/B/Type", json!("Choose")),
        ("/States/B/Type", json!("Parallel")),
        ("/States/B/Parameters", json!({})),
        ("/States/C/SecondsPath", json!(3)),
        ("/States/D/ResultSelector", json!({})),
        ("/States/E/Next", json!("A")),
        ("/States/F/InputPath", json!("$")),
        ("/States/F/ErrorPath", json!("error")),
    ] {
        refuses(pointer, &value, pointer);
    }
}

#[test]
fn fields_that_miss_or_exclude_each_other_are_refused_at_their_state() {
    refuses("/States/A/End", &json!(true), "/States/A");
    refuses("/States/C/Seconds", &json!(3), "/States/C");
    refuses("/States/F/Error", &json!("E"), "/States/F");
    refuses("/States/A/TimeoutSecondsPath", &json!("$.t"), "/States/A");
    for (pointer, name) in
        [("/States/A", "Next"), ("/States/A", "Resource"), ("/States/C", "SecondsPath"), ("", "StartAt")]
    {
        let all = refusals(|machine| {
            drop(machine.pointer_mut(pointer).unwrap().as_object_mut().unwrap().remove(name));
        });
        assert!(
            all.iter().any(|error| error.starts_with(&format!("{pointer} "))),
            "{pointer} {name}: {all:?}"
        );
    }
}

#[test]
fn states_must_be_reachable_and_lead_to_an_end() {
    refuses("/States/G", &json!({"Type": "Succeed"}), "/States/G");
    let all = refusals(|machine| {
        machine["States"]["D"]["Next"] = json!("G");
        machine["States"]["G"] = json!({"Type": "Pass", "Next": "D"});
    });
    let no_end =
        ["B", "C", "D", "G"].map(|name| format!("/States/{name} no end can be reached from the state"));
    assert!(no_end.iter().all(|error| all.contains(error)), "{all:?}");
    assert!(all.contains(&"/States/E the state cannot be reached".to_owned()));
    assert_eq!(all.len(), 5);
}

#[test]
fn a_field_given_twice_is_refused() {
    let text = r#"{"StartAt": "A", "States": {"A": {"Type": "Succeed"}, "A": {"Type": "Succeed"}}}"#;
    let refused = Definition::parse(text).unwrap_err();
    assert_eq!(refused[0].pointer, "/States/A");
    assert!(Definition::parse("{").is_err());
    assert!(Definition::parse("[]").is_err());
}
