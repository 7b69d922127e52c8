//! Tasks that are answered from outside.

use std::time::Duration;

use primitives::{ExecutionId, Timestamp};
use serde_json::{Value, json};
use workflow::{Engine, EventType, Failure, Status, TaskCall, TaskError, Tasks, TokenError, errors};

use crate::{Calls, Lab, one_task};

fn asking() -> Value {
    one_task(&json!({
        "Resource": "ask.waitForTaskToken",
        "TimeoutSeconds": 900,
        "HeartbeatSeconds": 60,
        "Parameters": {"token.$": "$$.Task.Token", "q.$": "$.q"},
        "ResultPath": "$.answer"
    }))
}

/// An execution that waits for its answer.
async fn asked() -> (Lab, Engine, Calls, ExecutionId) {
    let (lab, calls) = (Lab::open().await, Calls::default());
    let engine =
        lab.engine(&asking(), Tasks::new().outside("ask", calls.answering(|_| Ok(json!("ignored")))));
    let waits = lab.run(&engine, json!({"q": 1})).await;
    assert_eq!((waits.status, calls.count()), (Status::Running, 1));
    (lab, engine, calls, waits.id)
}

impl Lab {
    async fn succeed(&self, token: &str, output: Value) -> Result<(), TokenError> {
        let (now, token) = (self.now(), token.to_owned());
        let sent =
            self.database.write(move |tx| workflow::send_task_success(tx, now, &token, output.clone()));
        sent.await
    }

    async fn fail(&self, token: &str) -> Result<(), TokenError> {
        let (now, token) = (self.now(), token.to_owned());
        let failure = Failure::new("Refused", "by the asked");
        self.database.write(move |tx| workflow::send_task_failure(tx, now, &token, failure.clone())).await
    }

    async fn beat(&self, token: &str) -> Result<(), TokenError> {
        let (now, token): (Timestamp, String) = (self.now(), token.to_owned());
        self.database.write(move |tx| workflow::send_task_heartbeat(tx, now, &token)).await
    }
}

#[tokio::test]
async fn the_answer_is_the_result() {
    let (lab, engine, calls, id) = asked().await;
    assert_eq!(calls.all()[0].input, json!({"token": calls.token(), "q": 1}));
    lab.succeed(&calls.token(), json!("yes")).await.unwrap();
    engine.run_until_idle().await.unwrap();
    assert_eq!(lab.describe(id).await.output, Some(json!({"q": 1, "answer": "yes"})));
    use EventType::{
        ExecutionStarted, ExecutionSucceeded, TaskStateEntered, TaskStateExited, TaskSubmitted, TaskSucceeded,
    };
    let wanted = [
        ExecutionStarted,
        TaskStateEntered,
        TaskSubmitted,
        TaskSucceeded,
        TaskStateExited,
        ExecutionSucceeded,
    ];
    assert_eq!(lab.event_types(id).await, wanted);
}

#[tokio::test]
async fn the_answer_may_be_a_failure() {
    let (lab, engine, calls, id) = asked().await;
    lab.fail(&calls.token()).await.unwrap();
    engine.run_until_idle().await.unwrap();
    let failed = lab.describe(id).await;
    assert_eq!((failed.error.as_deref(), failed.cause.as_deref()), (Some("Refused"), Some("by the asked")));
}

#[tokio::test]
async fn only_the_right_token_counts_and_only_once() {
    let (lab, engine, calls, _) = asked().await;
    let token = calls.token();
    let other = format!("{}.{}", token.split('.').next().unwrap(), "0".repeat(32));
    for wrong in ["", "x", &other, &token[..token.len() - 1]] {
        assert!(matches!(lab.succeed(wrong, json!(1)).await, Err(TokenError::NotWaiting)), "{wrong}");
    }
    lab.succeed(&token, json!(1)).await.unwrap();
    assert!(matches!(lab.fail(&token).await, Err(TokenError::NotWaiting)));
    engine.run_until_idle().await.unwrap();
    assert!(matches!(lab.succeed(&token, json!(1)).await, Err(TokenError::NotWaiting)));
}

#[tokio::test]
async fn silence_beyond_the_heartbeat_is_a_failure_and_a_beat_prevents_it() {
    let (lab, engine, calls, id) = asked().await;
    lab.clock.advance(Duration::from_secs(59));
    lab.beat(&calls.token()).await.unwrap();
    lab.clock.advance(Duration::from_secs(59));
    assert_eq!(engine.run_until_idle().await.unwrap(), 0);
    lab.clock.advance(Duration::from_secs(1));
    engine.run_until_idle().await.unwrap();
    assert_eq!(lab.describe(id).await.error.as_deref(), Some(errors::HEARTBEAT_TIMEOUT));
    assert!(matches!(lab.beat(&calls.token()).await, Err(TokenError::NotWaiting)));
}

#[tokio::test]
async fn no_beat_prolongs_the_time_of_the_whole_task() {
    let (lab, engine, calls, id) = asked().await;
    for _ in 0..30 {
        lab.beat(&calls.token()).await.unwrap();
        lab.clock.advance(Duration::from_secs(30));
    }
    engine.run_until_idle().await.unwrap();
    assert_eq!(lab.describe(id).await.error.as_deref(), Some(errors::TIMEOUT));
}

#[tokio::test(flavor = "multi_thread")]
async fn an_answer_that_comes_while_the_task_is_still_asking_is_kept() {
    let lab = Lab::open().await;
    let (database, clock) = (lab.database.clone(), lab.clock.clock());
    let runtime = tokio::runtime::Handle::current();
    let answered_at_once = Calls::default().answering(move |call: &TaskCall| {
        let (now, token) = (clock.now(), call.task_token.clone().unwrap());
        let database = database.clone();
        let sent = async move {
            database.write(move |tx| workflow::send_task_success(tx, now, &token, json!("quick"))).await
        };
        tokio::task::block_in_place(|| runtime.block_on(sent))
            .map_err(|error| TaskError::failed("E", error.to_string()))?;
        Ok(json!("ignored"))
    });
    let engine = lab.engine(&asking(), Tasks::new().outside("ask", answered_at_once));
    let done = tokio::spawn(async move { (lab.run(&engine, json!({"q": 1})).await, lab) });
    let (done, _lab) = done.await.unwrap();
    assert_eq!(done.output, Some(json!({"q": 1, "answer": "quick"})));
}

#[tokio::test]
async fn a_local_task_can_ask_too() {
    let lab = Lab::open().await;
    let engine = lab.engine(&asking(), Tasks::new().local("ask", crate::writes));
    let waits = lab.run(&engine, json!({"q": 1})).await;
    assert_eq!(waits.status, Status::Running);
    assert_eq!(lab.effects().await.len(), 1);
}
