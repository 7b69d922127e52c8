//! Looking at executions, stopping them, running them on.

use primitives::ExecutionId;
use serde_json::{Value, json};
use workflow::{EventType, Failure, Filter, RedriveError, Status, StopError, Tasks};

use crate::{Calls, Lab, failing, one_task, writes};

impl Lab {
    async fn stop(&self, id: ExecutionId) -> Result<(), StopError> {
        let now = self.now();
        let failure = Failure::new("Stopped", "by hand");
        self.database.write(move |tx| workflow::stop(tx, now, id, &failure)).await
    }

    async fn redrive(&self, id: ExecutionId) -> Result<(), RedriveError> {
        let now = self.now();
        self.database.write(move |tx| workflow::redrive(tx, now, id)).await
    }

    async fn listed(&self, status: Option<Status>, before: Option<ExecutionId>) -> Vec<ExecutionId> {
        let filter = Filter { status, machine: Some("m".to_owned()) };
        let listed = workflow::list(&self.database, filter, before, 2).await.unwrap();
        listed.into_iter().map(|summary| summary.id).collect()
    }
}

fn wait_then_task() -> Value {
    json!({"StartAt": "W", "States": {
        "W": {"Type": "Wait", "Seconds": 10, "Next": "T"},
        "T": {"Type": "Task", "Resource": "t", "End": true}}})
}

#[tokio::test]
async fn a_stopped_execution_does_nothing_more_until_it_is_redriven() {
    let lab = Lab::open().await;
    let engine = lab.engine(&wait_then_task(), Tasks::new().local("t", writes));
    let id = lab.run(&engine, json!({})).await.id;
    lab.stop(id).await.unwrap();
    let stopped = lab.describe(id).await;
    assert_eq!((stopped.status, stopped.state.as_deref()), (Status::Aborted, Some("W")));
    assert_eq!((stopped.error.as_deref(), stopped.cause.as_deref()), (Some("Stopped"), Some("by hand")));
    lab.clock.advance(crate::LONG);
    assert_eq!(engine.run_until_idle().await.unwrap(), 0);
    assert!(matches!(lab.stop(id).await, Err(StopError::NotRunning)));

    lab.redrive(id).await.unwrap();
    assert_eq!(lab.describe(id).await.status, Status::Running);
    engine.run_until_idle().await.unwrap();
    lab.clock.advance(crate::LONG);
    engine.run_until_idle().await.unwrap();
    assert_eq!(lab.describe(id).await.status, Status::Succeeded);
    let types = lab.event_types(id).await;
    assert!(types.contains(&EventType::ExecutionAborted) && types.contains(&EventType::ExecutionRedriven));
}

#[tokio::test]
async fn a_failed_execution_goes_on_from_the_failed_state_with_its_input_and_key() {
    let lab = Lab::open().await;
    let calls = Calls::default();
    let definition = json!({"StartAt": "P", "States": {
        "P": {"Type": "Pass", "Result": 7, "ResultPath": "$.p", "Next": "T"},
        "T": {"Type": "Task", "Resource": "t", "Retry": [{"ErrorEquals": ["E"], "MaxAttempts": 1}], "End": true}}});
    let engine = lab.engine(&definition, Tasks::new().outside("t", calls.answering(failing(3, "E"))));
    let id = lab.run(&engine, json!({})).await.id;
    lab.clock.advance(crate::LONG);
    engine.run_until_idle().await.unwrap();
    assert_eq!((lab.describe(id).await.status, calls.count()), (Status::Failed, 2));

    lab.redrive(id).await.unwrap();
    engine.run_until_idle().await.unwrap();
    lab.clock.advance(crate::LONG);
    engine.run_until_idle().await.unwrap();
    let done = lab.describe(id).await;
    assert_eq!((done.status, done.error, calls.count()), (Status::Succeeded, None, 4));
    assert!(calls.all().iter().all(|call| call.input == json!({"p": 7})));
    assert!(calls.all().iter().all(|call| call.idempotency_key == format!("{id}/T/2")));
    assert!(matches!(lab.redrive(id).await, Err(RedriveError::NotFailed)));
}

#[tokio::test]
async fn unknown_executions_are_not_there() {
    let lab = Lab::open().await;
    let id = ExecutionId::new();
    assert!(matches!(lab.stop(id).await, Err(StopError::NotFound)));
    assert!(matches!(lab.redrive(id).await, Err(RedriveError::NotFound)));
    assert_eq!(workflow::describe(&lab.database, id).await.unwrap(), None);
    assert_eq!(workflow::history(&lab.database, id).await.unwrap(), None);
}

#[tokio::test]
async fn executions_are_listed_the_latest_first_by_status_and_page() {
    let lab = Lab::open().await;
    let engine = lab.engine(
        &one_task(&json!({})),
        Tasks::new().outside("t", Calls::default().answering(failing(1, "E"))),
    );
    let failed = lab.run(&engine, json!({})).await.id;
    let mut later = Vec::new();
    for name in ["two", "three"] {
        later.push(lab.start(name, json!({})).await);
        engine.run_until_idle().await.unwrap();
    }
    let waiting = lab.start("four", json!({})).await;

    assert_eq!(lab.listed(None, None).await, [waiting, later[1]]);
    assert_eq!(lab.listed(None, Some(later[1])).await, [later[0], failed]);
    assert_eq!(lab.listed(Some(Status::Succeeded), None).await, [later[1], later[0]]);
    assert_eq!(lab.listed(Some(Status::Failed), None).await, [failed]);
    assert_eq!(lab.listed(Some(Status::Running), None).await, [waiting]);
    assert_eq!(lab.listed(Some(Status::Running), Some(waiting)).await, []);
}

#[tokio::test]
async fn waiting_for_an_outcome_is_bounded_and_leaves_nothing_behind() {
    let lab = Lab::open().await;
    let engine = lab.engine(&wait_then_task(), Tasks::new().local("t", writes));
    let id = lab.run(&engine, json!({})).await.id;
    let is_over = |execution: &workflow::Execution| execution.status != Status::Running;
    let brief = std::time::Duration::from_millis(1);
    let waited = workflow::wait_for(&lab.database, engine.changes(), id, brief, is_over).await;
    assert_eq!(waited.unwrap().unwrap().status, Status::Running);
    assert_eq!(engine.changes().watched(), 0);
}

#[tokio::test]
async fn old_executions_are_forgotten_with_their_histories_but_not_running_ones() {
    let lab = Lab::open().await;
    let engine = lab.engine(&wait_then_task(), Tasks::new().local("t", writes));
    let done = lab.run(&engine, json!({})).await.id;
    lab.clock.advance(crate::LONG);
    engine.run_until_idle().await.unwrap();
    let runs = lab.start("two", json!({})).await;
    engine.run_until_idle().await.unwrap();

    let far = primitives::Timestamp::from_micros(4_000_000_000_000_000);
    let purge = |before| lab.database.write(move |tx| workflow::purge(tx, before, 10));
    assert_eq!(purge(primitives::Timestamp::from_micros(0)).await.unwrap(), 0);
    assert_eq!(purge(far).await.unwrap(), 1);
    assert_eq!(workflow::history(&lab.database, done).await.unwrap(), None);
    assert_eq!(lab.describe(runs).await.status, Status::Running);
    assert!(matches!(lab.try_start("one", json!({})).await.unwrap(), workflow::Started::New(_)));
}
