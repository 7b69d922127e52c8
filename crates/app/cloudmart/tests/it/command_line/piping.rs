//! Readers that go away, as in `cloudmart … | head -1`.

use std::process::{Command, Stdio};

use crate::shop::Shop;

#[tokio::test]
async fn a_reader_that_goes_away_is_no_failure() {
    let shop = Shop::start().await;
    let mut buyer = shop.buyer();
    let done = buyer.purchase("tok_success").await.is(200);
    let execution = buyer.order(&done).await.text_at("/execution_id");
    let commands = [
        "config check",
        "openapi",
        "inventory verify",
        "migrate --check",
        "workflow list",
        "workflow list --output json",
        "workflow graph",
        &format!("workflow show {execution}"),
        "--help",
    ];
    for command in commands {
        let mut child = Command::new(env!("CARGO_BIN_EXE_cloudmart"))
            .args(command.split(' '))
            .env("CLOUDMART_DATA_DIR", shop.folder().join("data"))
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .unwrap();
        drop(child.stdout.take());
        let ended = child.wait_with_output().unwrap();
        let stderr = String::from_utf8_lossy(&ended.stderr);
        assert!(ended.status.success(), "{command}: {stderr}");
        assert!(!stderr.contains("panicked"), "{command}: {stderr}");
    }
}

#[test]
fn an_error_that_nobody_reads_is_an_error_and_no_panic() {
    let mut child = Command::new(env!("CARGO_BIN_EXE_cloudmart"))
        .args(["workflow", "start", "/no/such/order.json"])
        .stdout(Stdio::null())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    drop(child.stderr.take());
    assert_eq!(child.wait().unwrap().code(), Some(1));
}
