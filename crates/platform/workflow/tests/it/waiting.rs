//! Timers.

use std::time::Duration;

use serde_json::{Value, json};
use workflow::{Status, Tasks, errors};

use crate::Lab;

fn waiting(field: &str, value: &str) -> Value {
    json!({"StartAt": "W", "States": {"W": {"Type": "Wait", field: value, "Next": "S"}, "S": {"Type": "Succeed"}}})
}

#[tokio::test]
async fn a_wait_survives_a_restart_and_ends_in_time() {
    let lab = Lab::open().await;
    let definition = waiting("SecondsPath", "$.delay");
    let waits = lab.run(&lab.engine(&definition, Tasks::new()), json!({"delay": 3})).await;
    assert_eq!((waits.status, waits.state.as_deref()), (Status::Running, Some("W")));

    lab.clock.advance(Duration::from_millis(2_999));
    let lab = lab.reopen().await;
    let engine = lab.engine(&definition, Tasks::new());
    assert_eq!(engine.run_until_idle().await.unwrap(), 0);
    lab.clock.advance(Duration::from_millis(1));
    assert_eq!(engine.run_until_idle().await.unwrap(), 1);
    assert_eq!(lab.describe(waits.id).await.output, Some(json!({"delay": 3})));
}

#[tokio::test]
async fn a_time_to_wait_for_is_waited_for() {
    let lab = Lab::open().await;
    let engine = lab.engine(&waiting("TimestampPath", "$.at"), Tasks::new());
    let at = lab.now().plus(Duration::from_secs(3)).to_string();
    let id = lab.run(&engine, json!({"at": at})).await.id;
    assert_eq!(lab.describe(id).await.status, Status::Running);
    lab.clock.advance(Duration::from_secs(3));
    engine.run_until_idle().await.unwrap();
    assert_eq!(lab.describe(id).await.status, Status::Succeeded);
}

#[tokio::test]
async fn a_time_that_has_passed_is_not_waited_for() {
    let lab = Lab::open().await;
    let engine = lab.engine(&waiting("Timestamp", "2020-01-01T00:00:00Z"), Tasks::new());
    assert_eq!(lab.run(&engine, json!({})).await.status, Status::Succeeded);
}

#[tokio::test]
async fn a_delay_that_is_no_number_of_seconds_fails() {
    let lab = Lab::open().await;
    let engine = lab.engine(&waiting("SecondsPath", "$.delay"), Tasks::new());
    assert_eq!(lab.run(&engine, json!({"delay": -1})).await.error.as_deref(), Some(errors::RUNTIME));
}

#[tokio::test]
async fn an_execution_that_takes_longer_than_its_machine_allows_is_timed_out() {
    let lab = Lab::open().await;
    let mut definition = waiting("SecondsPath", "$.delay");
    definition["TimeoutSeconds"] = json!(5);
    let engine = lab.engine(&definition, Tasks::new());
    let id = lab.run(&engine, json!({"delay": 60})).await.id;
    lab.clock.advance(Duration::from_secs(5));
    engine.run_until_idle().await.unwrap();
    let ended = lab.describe(id).await;
    assert_eq!((ended.status, ended.error.as_deref()), (Status::TimedOut, Some(errors::TIMEOUT)));

    let now = lab.now();
    lab.database.write(move |tx| workflow::redrive(tx, now, id)).await.unwrap();
    engine.run_until_idle().await.unwrap();
    assert_eq!(lab.describe(id).await.status, Status::Running, "a redrive has all the time again");
}

#[tokio::test]
async fn a_running_engine_wakes_up_for_a_start_and_for_a_moved_clock() {
    let lab = Lab::open().await;
    let engine = lab.engine(&waiting("SecondsPath", "$.delay"), Tasks::new());
    let stop = tokio_util::sync::CancellationToken::new();
    let (worker, stopped) = (engine.clone(), stop.clone());
    let running = tokio::spawn(async move { worker.run(stopped.cancelled_owned()).await });

    let id = lab.start("one", json!({"delay": 3600})).await;
    let until = |wanted: fn(&workflow::Execution) -> bool| {
        workflow::wait_for(&lab.database, engine.changes(), id, crate::LONG, wanted)
    };
    until(|execution| execution.state.as_deref() == Some("W")).await.unwrap();
    lab.clock.advance(Duration::from_secs(3600));
    engine.wake();
    let ended = until(|execution| execution.status != Status::Running).await.unwrap().unwrap();
    assert_eq!(ended.status, Status::Succeeded);
    stop.cancel();
    running.await.unwrap();
}
