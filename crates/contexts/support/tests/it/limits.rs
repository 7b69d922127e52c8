use std::time::Duration;

use axum::http::{StatusCode, header};
use http_kit::RateLimit;
use serde_json::json;
use support::SupportOptions;

use crate::{Desk, question};

const HOUR: Duration = Duration::from_secs(3_600);

#[tokio::test]
async fn a_network_that_asks_too_much_waits_and_others_do_not() {
    let two = Some(RateLimit { count: 2, window: HOUR });
    let desk = Desk::with(SupportOptions { per_network: two, ..SupportOptions::default() }).await;
    for _ in 0..2 {
        assert_eq!(desk.ask(&question()).await.status, StatusCode::CREATED);
    }
    let refused = desk.ask(&question()).await;
    assert_eq!(
        (refused.status, &refused.body["code"]),
        (StatusCode::TOO_MANY_REQUESTS, &json!("too_many_requests"))
    );
    let wait: u64 = refused.headers[header::RETRY_AFTER].to_str().unwrap().parse().unwrap();
    assert_eq!(desk.ask_from("192.0.2.2", &question(), None).await.status, StatusCode::CREATED);
    desk.clock.advance(Duration::from_secs(wait));
    assert_eq!(desk.ask(&question()).await.status, StatusCode::CREATED);
}

#[tokio::test]
async fn nobody_can_have_one_address_flooded_with_mails_from_many_networks() {
    let one = RateLimit { count: 1, window: HOUR };
    let desk = Desk::with(SupportOptions { per_email: one, ..SupportOptions::default() }).await;
    assert_eq!(desk.ask_from("192.0.2.1", &question(), None).await.status, StatusCode::CREATED);
    let mut shouted = question();
    shouted["email"] = json!("ADA@example.com");
    let refused = desk.ask_from("192.0.2.2", &shouted, None).await;
    assert_eq!(refused.status, StatusCode::TOO_MANY_REQUESTS);
    assert_eq!(desk.announced().await.len(), 1);
}
