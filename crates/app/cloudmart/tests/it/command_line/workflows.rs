//! Executions, by whoever has the machine.

use std::fs;

use serde_json::{Value, json};

use crate::shop::{Shop, run, wait_until};

#[tokio::test]
async fn executions_are_listed_and_shown() {
    let shop = Shop::start().await;
    let mut buyer = shop.buyer();
    let done = buyer.purchase("tok_success").await.is(200);
    let execution = buyer.order(&done).await.text_at("/execution_id");
    let listed = shop.command(&["workflow", "list", "--output", "json"]);
    assert!(listed.code == 0 && listed.stdout.contains(&execution), "{}{}", listed.stdout, listed.stderr);
    let shown = shop.command(&["workflow", "show", &execution]);
    assert!(shown.code == 0 && shown.stdout.contains("CapturePayment"), "{}{}", shown.stdout, shown.stderr);
    assert!(!shown.stdout.contains("tok_success"), "{}", shown.stdout);
    assert_eq!(shop.command(&["workflow", "show", "exe_01h455vb4pex5vsknk084sn02q"]).code, 1);
}

#[test]
fn the_course_of_an_order_is_drawn_without_a_store() {
    let folder = tempfile::tempdir().unwrap();
    let data_dir = folder.path().join("data");
    let draw = |format| {
        let arguments = ["workflow", "graph", "--format", format, "--data-dir", data_dir.to_str().unwrap()];
        run(&arguments, &[], "")
    };
    let mermaid = draw("mermaid");
    assert!(mermaid.code == 0 && mermaid.stdout.starts_with("stateDiagram-v2"), "{}", mermaid.stderr);
    assert!(mermaid.stdout.contains("CapturePayment") && !mermaid.stdout.contains("classDef"));
    let dot = draw("dot");
    assert!(
        dot.code == 0 && dot.stdout.contains("\"PaymentDecision\" -> \"CheckInventory\""),
        "{}",
        dot.stdout
    );
    assert!(!data_dir.exists(), "drawing makes no store");
}

#[test]
fn the_picture_that_is_kept_is_the_one_that_is_drawn() {
    let drawn = run(&["workflow", "graph"], &[], "").stdout;
    let kept = concat!(env!("CARGO_MANIFEST_DIR"), "/../../../workflows/order.mmd");
    let kept = fs::read_to_string(kept).unwrap();
    assert!(kept == drawn, "workflows/order.mmd is stale: `cloudmart workflow graph > workflows/order.mmd`");
}

#[tokio::test]
async fn an_execution_is_drawn_with_what_it_went_through() {
    let shop = Shop::start().await;
    let mut buyer = shop.buyer();
    let done = buyer.purchase("tok_success").await.is(200);
    let execution = buyer.order(&done).await.text_at("/execution_id");
    let drawn = shop.command(&["workflow", "graph", &execution, "--output", "json"]);
    let drawn: Value = serde_json::from_str(&drawn.stdout).unwrap();
    let mark = |name: &str| {
        let mut states = drawn["states"].as_array().unwrap().iter();
        states.find(|state| state["name"] == name).unwrap()["mark"].clone()
    };
    assert_eq!((mark("CapturePayment"), mark("RefundPayment")), ("passed".into(), Value::Null), "{drawn}");
    let mermaid = shop.command(&["workflow", "graph", &execution]);
    assert!(mermaid.stdout.contains("classDef passed"), "{}", mermaid.stdout);
    assert_eq!(shop.command(&["workflow", "graph", "exe_01h455vb4pex5vsknk084sn02q"]).code, 1);
}

#[tokio::test]
async fn an_order_from_outside_is_started_once() {
    let shop = Shop::start().await;
    let variant = shop.buyer().variant().await.id;
    let order = json!({"orderId": "ORDER-7", "productId": variant, "quantity": 2, "amount": 99.99, "paymentMethod": "credit_card"});
    let order = order.to_string();
    let file = shop.folder().join("order.json");
    fs::write(&file, &order).unwrap();

    let first = shop.command(&["workflow", "start", file.to_str().unwrap(), "--output", "json"]);
    let again = shop.command_with_input(&["workflow", "start", "-", "--output", "json"], &order);

    assert_eq!((first.code, again.code), (0, 0), "{}{}", first.stderr, again.stderr);
    let execution = |text: &str| serde_json::from_str::<Value>(text).unwrap()["executionId"].clone();
    assert_eq!(execution(&first.stdout), execution(&again.stdout));
    let staff = shop.staff().await;
    let path = format!("/workflow/executions/{}", execution(&first.stdout).as_str().unwrap());
    wait_until("the order has gone its way", async || staff.get(&path).await.at("/status") == "SUCCEEDED")
        .await;
    let faulty = shop.command_with_input(&["workflow", "start", "-"], &order.replace("99.99", "-1"));
    assert_eq!((faulty.code, faulty.stderr.contains("amount")), (1, true), "{}", faulty.stderr);
}
