//! Orders of outside callers, exactly in the words of the sample inputs in `workflows/test-data`.

use std::fs;

use reqwest::{Method, header::CONTENT_TYPE};

use crate::shop::{Answer, Caller, Shop, send, wait_until};

/// What each sample comes to: its file, the end of its execution, and the state it ends in.
const SAMPLES: [(&str, &str, &str); 5] = [
    ("order-success", "SUCCEEDED", "OrderConfirmed"),
    ("order-payment-declined", "FAILED", "PaymentFailed"),
    ("order-out-of-stock", "FAILED", "OutOfStock"),
    ("order-provider-timeout", "SUCCEEDED", "OrderConfirmed"),
    ("order-payment-unknown", "SUCCEEDED", "OrderConfirmed"),
];

fn sample(name: &str) -> String {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/../../../workflows/test-data");
    fs::read_to_string(format!("{folder}/{name}.json")).unwrap()
}

async fn start(staff: &Caller, body: String) -> Answer {
    let request = staff.request(Method::POST, "/workflow/start").header(CONTENT_TYPE, "application/json");
    send(request.body(body)).await
}

async fn settled(staff: &Caller, execution: &str) -> Answer {
    let path = format!("/workflow/executions/{execution}");
    wait_until("the execution has ended", async || staff.get(&path).await.at("/status") != "RUNNING").await;
    staff.get(&path).await.is(200)
}

#[tokio::test]
async fn every_sample_ends_in_its_branch() {
    let shop = Shop::with(&[("payments.timeout_ms", "200")]).await;
    let staff = shop.staff().await;
    let mut started = Vec::new();
    for (file, status, state) in SAMPLES {
        let answer = start(&staff, sample(file)).await.is(202);
        started.push((file, status, state, answer.text_at("/executionId")));
    }
    for (file, status, state, execution) in started {
        let ended = settled(&staff, &execution).await;
        assert_eq!(
            (ended.at("/status"), ended.at("/state")),
            (status.into(), state.into()),
            "{file}: {}",
            ended.text
        );
        assert!(!ended.json["history"].as_array().unwrap().is_empty());
        assert!(!ended.text.contains("tok_"), "{}", ended.text);
    }
    assert_eq!(shop.command(&["inventory", "verify"]).code, 0);
}

#[tokio::test]
async fn the_same_order_never_runs_twice() {
    let shop = Shop::start().await;
    let staff = shop.staff().await;
    let first = start(&staff, sample("order-out-of-stock")).await.is(202).text_at("/executionId");
    let again = start(&staff, sample("order-out-of-stock")).await.is(202);
    assert_eq!(again.text_at("/executionId"), first);
    settled(&staff, &first).await;
    let afterwards = start(&staff, sample("order-out-of-stock")).await.is(202);
    assert_eq!(
        (afterwards.text_at("/executionId"), afterwards.text_at("/status")),
        (first, "FAILED".to_owned())
    );
}

#[tokio::test]
async fn an_unknown_execution_is_not_found() {
    let shop = Shop::start().await;
    let staff = shop.staff().await;
    staff.get("/workflow/executions/exe_01h455vb4pex5vsknk084sn02q").await.refused(404, "not_found");
}
