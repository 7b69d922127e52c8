//! Several engines on one database.

use std::sync::Arc;

use async_trait::async_trait;
use serde_json::{Value, json};
use tokio::sync::Notify;
use tokio_util::sync::CancellationToken;
use workflow::{Engine, EngineOptions, OutsideTask, Status, TaskCall, TaskError, Tasks};

use crate::{Calls, Lab, one_task, writes};

fn two_tasks() -> Value {
    json!({"StartAt": "Remote", "States": {
        "Remote": {"Type": "Task", "Resource": "remote", "ResultPath": "$.r", "Next": "Local"},
        "Local": {"Type": "Task", "Resource": "local", "ResultPath": "$.l", "End": true}}})
}

#[tokio::test(flavor = "multi_thread")]
async fn two_engines_share_the_work_and_run_each_local_task_once() {
    const COUNT: usize = 200;
    let lab = Lab::open().await;
    let calls = Calls::default();
    let options = EngineOptions { claim_batch: 7, concurrency: 16, ..EngineOptions::default() };
    let engine = || {
        let remote = calls.answering(|_| Ok(json!(1)));
        lab.engine_with(
            &two_tasks(),
            Tasks::new().outside("remote", remote).local("local", writes),
            options.clone(),
        )
    };
    let mut ids = Vec::new();
    for number in 0..COUNT {
        ids.push(lab.start(&format!("x{number}"), json!({})).await);
    }
    let stop = CancellationToken::new();
    let run = |engine: Engine| {
        let stopped = stop.clone();
        tokio::spawn(async move { engine.run(stopped.cancelled_owned()).await })
    };
    let (first, second) = (engine(), engine());
    let (one, two) = (run(first.clone()), run(second));
    for id in ids {
        let is_over = |execution: &workflow::Execution| execution.status != Status::Running;
        let ended = workflow::wait_for(&lab.database, first.changes(), id, crate::LONG, is_over).await;
        assert_eq!(ended.unwrap().unwrap().status, Status::Succeeded);
    }
    stop.cancel();
    one.await.unwrap();
    two.await.unwrap();
    assert_eq!((calls.count(), lab.effects().await.len()), (COUNT, COUNT));
}

/// A task that says when it was called and waits until it may end.
#[derive(Clone, Default)]
struct Held {
    called: Arc<Notify>,
    may_end: Arc<Notify>,
}

#[async_trait]
impl OutsideTask for Held {
    async fn perform(&self, _: &TaskCall) -> Result<Value, TaskError> {
        self.called.notify_one();
        self.may_end.notified().await;
        Ok(json!("late"))
    }
}

#[tokio::test]
async fn a_worker_whose_lease_ran_out_writes_nothing() {
    let lab = Lab::open().await;
    // It waits after the tasks, so that there still is a cursor which the late worker could move.
    let mut definition = two_tasks();
    definition["States"]["Wait"] = json!({"Type": "Wait", "Seconds": 60, "End": true});
    definition["States"]["Local"] =
        json!({"Type": "Task", "Resource": "local", "ResultPath": "$.l", "Next": "Wait"});
    let held = Held::default();
    let slow = lab.engine(&definition, Tasks::new().outside("remote", held.clone()).local("local", writes));
    let id = lab.start("one", json!({})).await;
    let late = tokio::spawn(async move { slow.run_until_idle().await });
    held.called.notified().await;

    lab.clock.advance(crate::LONG);
    let calls = Calls::default();
    let quick =
        Tasks::new().outside("remote", calls.answering(|_| Ok(json!("quick")))).local("local", writes);
    let quick = lab.engine(&definition, quick);
    quick.run_until_idle().await.unwrap();
    let events = lab.event_types(id).await;
    held.may_end.notify_one();
    late.await.unwrap().unwrap();

    assert_eq!(lab.effects().await.len(), 1);
    assert_eq!(lab.event_types(id).await, events);
    assert_eq!((calls.count(), calls.all()[0].attempt), (1, 1));
    assert_eq!(calls.all()[0].idempotency_key, format!("{id}/Remote/1"));
    lab.clock.advance(crate::LONG);
    quick.run_until_idle().await.unwrap();
    assert_eq!(lab.describe(id).await.output.unwrap()["r"], "quick");
}

#[tokio::test]
async fn who_knows_that_nobody_else_lives_takes_over_at_once_and_the_dead_write_nothing() {
    let lab = Lab::open().await;
    let held = Held::default();
    let dead = lab.engine(&two_tasks(), Tasks::new().outside("remote", held.clone()).local("local", writes));
    let id = lab.start("one", json!({})).await;
    let late = tokio::spawn(async move { dead.run_until_idle().await });
    held.called.notified().await;

    let remote = Calls::default().answering(|_| Ok(json!("successor")));
    let successor = lab.engine(&two_tasks(), Tasks::new().outside("remote", remote).local("local", writes));
    assert_eq!(successor.run_until_idle().await.unwrap(), 0, "the lease still holds");
    assert_eq!(successor.take_over().await.unwrap(), 1);
    successor.run_until_idle().await.unwrap();
    held.may_end.notify_one();
    late.await.unwrap().unwrap();

    assert_eq!(lab.describe(id).await.output.unwrap()["r"], "successor");
    assert_eq!((lab.effects().await.len(), successor.take_over().await.unwrap()), (1, 0));
}

#[tokio::test]
async fn an_engine_that_stops_hands_back_what_it_has_not_finished() {
    let lab = Lab::open().await;
    let (held, stop) = (Held::default(), CancellationToken::new());
    let options = EngineOptions { grace: std::time::Duration::ZERO, ..EngineOptions::default() };
    let engine = lab.engine_with(&one_task(&json!({})), Tasks::new().outside("t", held.clone()), options);
    let id = lab.start("one", json!({})).await;
    let stopped = stop.clone();
    let running = tokio::spawn(async move { engine.run(stopped.cancelled_owned()).await });
    held.called.notified().await;
    stop.cancel();
    running.await.unwrap();

    let next = lab.engine(
        &one_task(&json!({})),
        Tasks::new().outside("t", Calls::default().answering(|_| Ok(json!(2)))),
    );
    assert_eq!(next.run_until_idle().await.unwrap(), 1, "without waiting for the lease to run out");
    assert_eq!(lab.describe(id).await.output, Some(json!(2)));
}

#[tokio::test]
async fn an_engine_leaves_alone_what_it_has_no_machine_for() {
    let lab = Lab::open().await;
    let now = lab.now();
    let started: Result<_, database::Error> = lab
        .database
        .write(move |tx| {
            workflow::start(
                tx,
                now,
                &workflow::StartRequest { machine: "other", name: "one", input: json!(1) },
            )
        })
        .await;
    let engine = lab.engine(&one_task(&json!({})), Tasks::new().local("t", writes));
    assert_eq!(engine.run_until_idle().await.unwrap(), 0);
    assert_eq!(lab.describe(started.unwrap().id()).await.state, None);
}
