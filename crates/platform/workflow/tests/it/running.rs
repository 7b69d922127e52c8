//! Executions from start to end.

use database::Error;
use serde_json::json;
use workflow::{
    Engine, EngineError, EngineOptions, EventType, StartRequest, Started, Status, TaskCall, Tasks, errors,
    start,
};

use crate::{Calls, Lab, machine, one_task, writes};

#[tokio::test]
async fn every_kind_of_state_is_gone_through_and_told() {
    let lab = Lab::open().await;
    let definition = json!({
        "StartAt": "Pass",
        "States": {
            "Pass": {"Type": "Pass", "Result": {"n": 2}, "ResultPath": "$.p", "Next": "Wait"},
            "Wait": {"Type": "Wait", "Seconds": 0, "Next": "Remote"},
            "Remote": {"Type": "Task", "Resource": "remote", "Parameters": {"n.$": "$.p.n", "who.$": "$$.Execution.Name"}, "ResultPath": "$.r", "Next": "Choice"},
            "Choice": {"Type": "Choice", "Choices": [{"Variable": "$.r", "NumericEquals": 3, "Next": "Local"}], "Default": "Bad"},
            "Local": {"Type": "Task", "Resource": "local", "ResultSelector": {"w.$": "$.wrote"}, "ResultPath": "$.l", "Next": "Done"},
            "Done": {"Type": "Succeed", "OutputPath": "$.l"},
            "Bad": {"Type": "Fail", "Error": "Bad"}
        }
    });
    let calls = Calls::default();
    let remote = calls.answering(|call: &TaskCall| Ok(json!(call.input["n"].as_i64().unwrap() + 1)));
    let engine = lab.engine(&definition, Tasks::new().outside("remote", remote).local("local", writes));

    let done = lab.run(&engine, json!({"a": 1})).await;

    assert_eq!((done.status, done.state.as_deref()), (Status::Succeeded, Some("Done")));
    assert_eq!(done.output, Some(json!({"w": "Local"})));
    assert_eq!(calls.all()[0].input, json!({"n": 2, "who": "one"}));
    assert_eq!(lab.effect_names().await, ["Local"]);

    let history = lab.history(done.id).await;
    assert_eq!(history.iter().map(|event| event.id).collect::<Vec<_>>(), (1..=16).collect::<Vec<_>>());
    let find = |event_type| history.iter().rfind(|event| event.event_type == event_type).unwrap();
    assert_eq!(history[0].input, Some(json!({"a": 1})));
    assert_eq!(find(EventType::PassStateExited).output, Some(json!({"a": 1, "p": {"n": 2}})));
    assert_eq!(find(EventType::WaitStateEntered).input, Some(json!({"a": 1, "p": {"n": 2}})));
    assert_eq!(find(EventType::ChoiceStateExited).output, Some(json!({"a": 1, "p": {"n": 2}, "r": 3})));
    assert_eq!(find(EventType::TaskSucceeded).output, Some(json!({"wrote": "Local"})));
    let all = json!({"a": 1, "p": {"n": 2}, "r": 3, "l": {"w": "Local"}});
    assert_eq!(find(EventType::TaskStateExited).output, Some(all));
    assert_eq!(find(EventType::ExecutionSucceeded).output, Some(json!({"w": "Local"})));
}

#[tokio::test]
async fn a_second_start_by_the_same_name_starts_nothing() {
    let lab = Lab::open().await;
    let first = lab.try_start("one", json!(1)).await.unwrap();
    assert!(matches!(first, Started::New(_)));
    assert_eq!(lab.try_start("one", json!(2)).await.unwrap(), Started::Existing(first.id()));
    assert!(matches!(lab.try_start("two", json!(2)).await.unwrap(), Started::New(_)));
    assert_eq!(lab.describe(first.id()).await.input, json!(1));
    assert_eq!(workflow::find(&lab.database, "m", "one").await.unwrap(), Some(first.id()));
}

#[tokio::test]
async fn a_start_that_is_rolled_back_starts_nothing() {
    let lab = Lab::open().await;
    let now = lab.now();
    let rolled_back: Result<(), Error> = lab
        .database
        .write(move |tx| {
            start(tx, now, &StartRequest { machine: "m", name: "one", input: json!(1) })?;
            Err(Error::Timeout)
        })
        .await;
    assert!(rolled_back.is_err());
    assert_eq!(workflow::find(&lab.database, "m", "one").await.unwrap(), None);
}

#[tokio::test]
async fn names_and_inputs_are_bounded() {
    let lab = Lab::open().await;
    for (name, input) in
        [("", json!(1)), (&"x".repeat(192), json!(1)), ("one", json!("x".repeat(workflow::MAX_DATA)))]
    {
        assert!(matches!(lab.try_start(name, input).await, Err(Error::Check(_))));
    }
}

#[tokio::test]
async fn a_result_beyond_the_limit_fails_the_execution() {
    let lab = Lab::open().await;
    let huge = Calls::default().answering(|_| Ok(json!("x".repeat(workflow::MAX_DATA))));
    let engine = lab.engine(&one_task(&json!({})), Tasks::new().outside("t", huge));
    let ended = lab.run(&engine, json!({})).await;
    assert_eq!(ended.error.as_deref(), Some(errors::DATA_LIMIT_EXCEEDED));
}

#[tokio::test]
async fn a_fail_state_and_an_uncaught_error_end_in_failure() {
    let lab = Lab::open().await;
    let fail = json!({"StartAt": "F", "States": {"F": {"Type": "Fail", "ErrorPath": "$.e", "CausePath": "States.Format('{}!', $.c)"}}});
    let failed = lab.run(&lab.engine(&fail, Tasks::new()), json!({"e": "E", "c": "why"})).await;
    assert_eq!((failed.status, failed.state.as_deref()), (Status::Failed, Some("F")));
    assert_eq!((failed.error.as_deref(), failed.cause.as_deref()), (Some("E"), Some("why!")));
    assert!(failed.stopped_at.is_some() && failed.output.is_none());

    let choice = json!({"StartAt": "C", "States": {
        "C": {"Type": "Choice", "Choices": [{"Variable": "$.a", "IsPresent": true, "Next": "S"}]}, "S": {"Type": "Succeed"}}});
    let lab = Lab::open().await;
    let failed = lab.run(&lab.engine(&choice, Tasks::new()), json!({})).await;
    assert_eq!(failed.error.as_deref(), Some(errors::NO_CHOICE_MATCHED));
    let types = lab.event_types(failed.id).await;
    assert_eq!(
        types,
        [EventType::ExecutionStarted, EventType::ChoiceStateEntered, EventType::ExecutionFailed]
    );
}

#[tokio::test]
async fn a_machine_that_runs_in_circles_is_stopped_by_the_limit_of_events() {
    let lab = Lab::open().await;
    let circle = json!({"StartAt": "A", "States": {
        "A": {"Type": "Pass", "Next": "B"},
        "B": {"Type": "Choice", "Choices": [{"Variable": "$.end", "IsPresent": true, "Next": "S"}], "Default": "A"},
        "S": {"Type": "Succeed"}}});
    let failed = lab.run(&lab.engine(&circle, Tasks::new()), json!({})).await;
    assert_eq!(failed.error.as_deref(), Some(errors::DATA_LIMIT_EXCEEDED));
    assert!((24_900..=25_000).contains(&lab.history(failed.id).await.len()));
}

#[tokio::test]
async fn a_machine_with_an_unknown_task_makes_no_engine() {
    let lab = Lab::open().await;
    let machines = vec![machine(&one_task(&json!({})))];
    let engine = Engine::new(
        lab.database.clone(),
        lab.clock.clock(),
        machines,
        Tasks::new(),
        EngineOptions::default(),
    );
    let missing = EngineError::UnknownTask { machine: "m".to_owned(), resource: "t".to_owned() };
    assert_eq!(engine.err(), Some(missing));
}

#[tokio::test]
async fn a_running_execution_keeps_the_definition_it_began_with() {
    let lab = Lab::open().await;
    let version = |output: &str| {
        json!({"StartAt": "W", "States": {
            "W": {"Type": "Wait", "Seconds": 5, "Next": "P"}, "P": {"Type": "Pass", "Result": output, "End": true}}})
    };
    let begun = lab.run(&lab.engine(&version("old"), Tasks::new()), json!({})).await;
    assert_eq!(begun.state.as_deref(), Some("W"));

    lab.clock.advance(crate::LONG);
    let newer = lab.engine(&version("new"), Tasks::new());
    let later = lab.start("later", json!({})).await;
    newer.run_until_idle().await.unwrap();
    lab.clock.advance(crate::LONG);
    newer.run_until_idle().await.unwrap();

    assert_eq!(lab.describe(begun.id).await.output, Some(json!("old")));
    assert_eq!(lab.describe(later).await.output, Some(json!("new")));
}

#[tokio::test]
async fn a_move_that_ends_early_repeats_no_local_task() {
    let task = |next: &str| json!({"Type": "Task", "Resource": "t", "ResultPath": null, "Next": next});
    let definition = json!({"StartAt": "A", "States": {"A": task("B"), "B": task("C"), "C": task("D"), "D": {"Type": "Succeed"}}});
    for states_per_move in 1..5 {
        let lab = Lab::open().await;
        let options = EngineOptions { states_per_move, ..EngineOptions::default() };
        let engine = lab.engine_with(&definition, Tasks::new().local("t", writes), options);
        assert_eq!(lab.run(&engine, json!({})).await.status, Status::Succeeded);
        assert_eq!(lab.effect_names().await, ["A", "B", "C"], "{states_per_move}");
    }
}

#[tokio::test]
async fn an_execution_whose_definition_cannot_be_read_fails_alone() {
    let lab = Lab::open().await;
    let wait = |seconds: u32| json!({"StartAt": "W", "States": {"W": {"Type": "Wait", "Seconds": seconds, "End": true}}});
    let broken = lab.run(&lab.engine(&wait(5), Tasks::new()), json!({})).await.id;
    let spoil = "UPDATE workflow_definitions SET document = '{}'";
    let spoiled: Result<u64, Error> = lab.database.write(move |tx| tx.execute(spoil, &[])).await;
    assert_eq!(spoiled.unwrap(), 1);
    lab.clock.advance(crate::LONG);
    let good = lab.start("good", json!({})).await;
    lab.engine(&wait(0), Tasks::new()).run_until_idle().await.unwrap();
    assert_eq!(lab.describe(broken).await.error.as_deref(), Some(errors::RUNTIME));
    assert_eq!(lab.describe(good).await.status, Status::Succeeded);
    assert_eq!(lab.event_types(broken).await.last(), Some(&EventType::ExecutionFailed));
}
