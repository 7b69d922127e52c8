//! Failed tasks: tried again, caught, rolled back.

use std::time::Duration;

use async_trait::async_trait;
use database::Tx;
use serde_json::{Value, json};
use workflow::{EventType, Failure, OutsideTask, Status, TaskCall, TaskError, Tasks, errors};

use crate::{Calls, Lab, effect, failing, one_task};

fn retrying() -> Value {
    one_task(&json!({
        "Retry": [{"ErrorEquals": ["Busy"], "IntervalSeconds": 2, "MaxAttempts": 2, "BackoffRate": 3.0}],
        "Catch": [{"ErrorEquals": ["States.ALL"], "ResultPath": "$.error", "Next": "Caught"}]
    }))
}

/// The machine with the state that catches.
fn with_catcher(mut machine: Value) -> Value {
    machine["States"]["Caught"] = json!({"Type": "Pass", "End": true});
    machine
}

#[tokio::test]
async fn a_task_is_tried_again_after_growing_waits_with_the_same_key() {
    let lab = Lab::open().await;
    let calls = Calls::default();
    let tasks = Tasks::new().outside("t", calls.answering(failing(2, "Busy")));
    let engine = lab.engine(&with_catcher(retrying()), tasks);
    let id = lab.run(&engine, json!({})).await.id;
    assert_eq!(calls.count(), 1);

    for (seconds, count) in [(1, 1), (1, 2), (5, 2), (1, 3)] {
        lab.clock.advance(Duration::from_secs(seconds));
        engine.run_until_idle().await.unwrap();
        assert_eq!(calls.count(), count);
    }
    assert_eq!(lab.describe(id).await.output, Some(json!("done")));
    assert_eq!(calls.all().iter().map(|call| call.attempt).collect::<Vec<_>>(), [1, 2, 3]);
    assert!(calls.all().iter().all(|call| call.idempotency_key == format!("{id}/T/1")));
    let failures =
        lab.history(id).await.into_iter().filter(|event| event.event_type == EventType::TaskFailed);
    assert_eq!(failures.count(), 2);
}

#[tokio::test]
async fn a_task_that_fails_for_good_is_caught() {
    let lab = Lab::open().await;
    let calls = Calls::default();
    let tasks = Tasks::new().outside("t", calls.answering(failing(9, "Busy")));
    let engine = lab.engine(&with_catcher(retrying()), tasks);
    let id = lab.run(&engine, json!({"a": 1})).await.id;
    for _ in 0..3 {
        lab.clock.advance(crate::LONG);
        engine.run_until_idle().await.unwrap();
    }
    assert_eq!(calls.count(), 3);
    let caught = json!({"a": 1, "error": {"Error": "Busy", "Cause": "as told"}});
    assert_eq!(lab.describe(id).await.output, Some(caught));
}

#[tokio::test]
async fn an_error_that_no_retrier_names_is_caught_at_once() {
    let lab = Lab::open().await;
    let calls = Calls::default();
    let engine = lab
        .engine(&with_catcher(retrying()), Tasks::new().outside("t", calls.answering(failing(1, "Other"))));
    let caught = lab.run(&engine, json!({})).await;
    assert_eq!((caught.status, calls.count()), (Status::Succeeded, 1));
}

#[tokio::test]
async fn what_a_failed_local_task_wrote_is_rolled_back_and_what_came_before_is_not() {
    let lab = Lab::open().await;
    let definition = json!({"StartAt": "Before", "States": {
        "Before": {"Type": "Task", "Resource": "good", "ResultPath": null, "Next": "Bad"},
        "Bad": {"Type": "Task", "Resource": "bad", "Catch": [{"ErrorEquals": ["Local.Bad"], "ResultPath": "$.e", "Next": "After"}], "End": true},
        "After": {"Type": "Task", "Resource": "good", "ResultPath": null, "End": true}}});
    let bad = |tx: &mut Tx<'_>, call: &TaskCall| {
        effect(tx, call)?;
        Err(TaskError::failed("Local.Bad", "after writing"))
    };
    let engine = lab.engine(&definition, Tasks::new().local("good", crate::writes).local("bad", bad));
    let done = lab.run(&engine, json!({})).await;
    assert_eq!(done.status, Status::Succeeded);
    assert_eq!(lab.effect_names().await, ["Before", "After"]);
}

#[tokio::test]
async fn a_panic_in_a_task_is_its_failure_and_the_engine_lives() {
    fn panics(_: &mut Tx<'_>, _: &TaskCall) -> Result<Value, TaskError> {
        panic!("oh no")
    }
    let lab = Lab::open().await;
    let engine = lab.engine(&one_task(&json!({})), Tasks::new().local("t", panics));
    let failed = lab.run(&engine, json!({})).await;
    assert_eq!(failed.error.as_deref(), Some(errors::RUNTIME));
    assert_eq!(failed.cause.as_deref(), Some("the task panicked: oh no"));

    let lab = Lab::open().await;
    let outside = Calls::default().answering(|_| panic!("oh no"));
    let engine = lab.engine(&one_task(&json!({})), Tasks::new().outside("t", outside));
    assert_eq!(lab.run(&engine, json!({})).await.error.as_deref(), Some(errors::RUNTIME));
}

#[tokio::test]
async fn a_database_error_of_a_task_is_its_failure() {
    let lab = Lab::open().await;
    let broken = |tx: &mut Tx<'_>, _: &TaskCall| {
        tx.execute("INSERT INTO effects (name) VALUES (NULL)", &[])?;
        Ok(Value::Null)
    };
    let engine = lab.engine(&one_task(&json!({})), Tasks::new().local("t", broken));
    assert_eq!(lab.run(&engine, json!({})).await.error.as_deref(), Some(errors::TASK_FAILED));
}

/// An outside task that writes down what came of it.
struct Recorded {
    answer: Result<Value, &'static str>,
    verdict: Result<(), &'static str>,
}

#[async_trait]
impl OutsideTask for Recorded {
    async fn perform(&self, _: &TaskCall) -> Result<Value, TaskError> {
        self.answer.clone().map_err(|cause| TaskError::Unavailable(cause.to_owned()))
    }

    fn record(
        &self,
        tx: &mut Tx<'_>,
        call: &TaskCall,
        result: &Result<Value, Failure>,
    ) -> Result<Value, TaskError> {
        effect(tx, call)?;
        self.verdict.map_err(|error| TaskError::failed(error, "refused"))?;
        result.clone().map_err(TaskError::from)
    }
}

async fn recorded(task: Recorded) -> (Option<String>, usize) {
    let lab = Lab::open().await;
    let engine = lab.engine(&one_task(&json!({})), Tasks::new().outside("t", task));
    let error = lab.run(&engine, json!({})).await.error;
    (error, lab.effects().await.len())
}

#[tokio::test]
async fn a_result_is_recorded_with_the_move_and_not_if_recording_fails() {
    let ok = Recorded { answer: Ok(json!(1)), verdict: Ok(()) };
    assert_eq!(recorded(ok).await, (None, 1));
    let refused = Recorded { answer: Ok(json!(1)), verdict: Err("Refused") };
    assert_eq!(recorded(refused).await, (Some("Refused".to_owned()), 0));
}

#[tokio::test]
async fn what_is_recorded_about_a_failed_task_stays() {
    let failed = Recorded { answer: Err("down"), verdict: Ok(()) };
    assert_eq!(recorded(failed).await, (Some(errors::TASK_FAILED.to_owned()), 1));
}

/// Never ends.
struct Endless;

#[async_trait]
impl OutsideTask for Endless {
    async fn perform(&self, _: &TaskCall) -> Result<Value, TaskError> {
        std::future::pending().await
    }
}

#[tokio::test(start_paused = true)]
async fn a_task_that_takes_too_long_is_given_up() {
    let lab = Lab::open().await;
    let fields = json!({
        "TimeoutSecondsPath": "$.limit",
        "Catch": [{"ErrorEquals": ["States.Timeout"], "Next": "Caught"}]
    });
    let engine = lab.engine(&with_catcher(one_task(&fields)), Tasks::new().outside("t", Endless));
    let caught = lab.run(&engine, json!({"limit": 3})).await;
    let output = json!({"Error": "States.Timeout", "Cause": "no result within 3 s"});
    assert_eq!(caught.output, Some(output));
    assert!(lab.event_types(caught.id).await.contains(&EventType::TaskTimedOut));
}
