//! The shipped order machine: every branch ends where it should and undoes what came before.

use serde_json::{Value, json};
use workflow::{Definition, Engine, EngineOptions, Machine, Status, TaskCall, TaskError, Tasks};

use crate::{Calls, Lab};

const ORDER: &str = include_str!("../../../../../workflows/order.asl.json");

/// Runs an order whose tasks answer by `answer`, by name; the calls in order, and how it ended.
async fn ordered(answer: fn(&str) -> Result<Value, TaskError>) -> (Vec<String>, Status, String) {
    let (lab, calls) = (Lab::open().await, Calls::default());
    let definition = Definition::parse(ORDER).unwrap();
    let mut tasks = Tasks::new();
    let resources: Vec<String> = definition.resources().map(str::to_owned).collect();
    for resource in resources {
        tasks = tasks.outside(resource, calls.answering(move |call: &TaskCall| answer(&call.resource)));
    }
    let machines = vec![Machine { name: "m".to_owned(), definition }];
    let engine =
        Engine::new(lab.database.clone(), lab.clock.clock(), machines, tasks, EngineOptions::default())
            .unwrap();
    let id = lab.start("order", json!({"orderId": "ORDER-1", "processingDelaySeconds": 3})).await;
    for _ in 0..40 {
        engine.run_until_idle().await.unwrap();
        lab.clock.advance(std::time::Duration::from_secs(300));
        let asks = calls.all().last().is_some_and(|call| call.task_token.is_some());
        if asks {
            let (now, token) = (lab.now(), calls.token());
            // Refused when the token was used; then there is nothing to answer.
            let _ =
                lab.database.write(move |tx| workflow::send_task_success(tx, now, &token, json!({}))).await;
        }
    }
    let ended = lab.describe(id).await;
    let mut names: Vec<String> = calls.all().into_iter().map(|call| call.resource).collect();
    names.dedup();
    (names, ended.status, ended.state.unwrap())
}

fn good(resource: &str) -> Result<Value, TaskError> {
    Ok(match resource {
        "payments:authorize" | "payments:confirm" => json!({"status": "authorized"}),
        "inventory:commit" => json!({"available": true}),
        _ => json!({}),
    })
}

fn broken() -> Result<Value, TaskError> {
    Err(TaskError::failed("Broken", "for good"))
}

#[tokio::test]
async fn a_good_order_is_confirmed() {
    let (calls, status, state) = ordered(good).await;
    assert_eq!((status, state.as_str()), (Status::Succeeded, "OrderConfirmed"));
    let wanted = [
        "payments:authorize",
        "inventory:commit",
        "payments:capture",
        "shipping:create_shipment",
        "orders:confirm",
    ];
    assert_eq!(calls, wanted);
}

#[tokio::test]
async fn a_payment_that_needs_confirmation_is_confirmed_first() {
    let (calls, status, _) = ordered(|resource| match resource {
        "payments:authorize" => Ok(json!({"status": "requires_action"})),
        other => good(other),
    })
    .await;
    assert_eq!(status, Status::Succeeded);
    assert_eq!(
        calls[..4],
        ["payments:authorize", "payments:await_confirmation", "payments:confirm", "inventory:commit"]
    );
}

#[tokio::test]
async fn a_declined_or_impossible_payment_fails_the_order_before_stock_moves() {
    fn declined(resource: &str) -> Result<Value, TaskError> {
        if resource == "payments:authorize" { Ok(json!({"status": "declined"})) } else { good(resource) }
    }
    fn unavailable(resource: &str) -> Result<Value, TaskError> {
        let error = || TaskError::failed("Payments.Unavailable", "down");
        if resource == "payments:authorize" { Err(error()) } else { good(resource) }
    }
    for answer in [declined, unavailable] {
        let (calls, status, state) = ordered(answer).await;
        assert_eq!((status, state.as_str()), (Status::Failed, "PaymentFailed"));
        assert_eq!(calls, ["payments:authorize", "orders:payment_failed"]);
    }
}

#[tokio::test]
async fn without_stock_the_payment_is_released() {
    let (calls, status, state) = ordered(|resource| match resource {
        "inventory:commit" => Ok(json!({"available": false})),
        other => good(other),
    })
    .await;
    assert_eq!((status, state.as_str()), (Status::Failed, "OutOfStock"));
    assert_eq!(calls, ["payments:authorize", "inventory:commit", "payments:void", "orders:out_of_stock"]);
}

#[tokio::test]
async fn when_the_capture_fails_stock_and_authorization_go_back() {
    let (calls, status, state) =
        ordered(|resource| if resource == "payments:capture" { broken() } else { good(resource) }).await;
    assert_eq!((status, state.as_str()), (Status::Failed, "OrderFailed"));
    assert_eq!(calls[2..], ["payments:capture", "inventory:restore", "payments:void", "orders:failed"]);
}

#[tokio::test]
async fn when_the_shipment_fails_money_and_stock_go_back() {
    let (calls, status, state) =
        ordered(|resource| if resource == "shipping:create_shipment" { broken() } else { good(resource) })
            .await;
    assert_eq!((status, state.as_str()), (Status::Failed, "OrderFailed"));
    assert_eq!(
        calls[3..],
        ["shipping:create_shipment", "payments:refund", "inventory:restore", "orders:failed"]
    );
}
