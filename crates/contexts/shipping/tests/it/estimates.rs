use std::sync::Arc;

use axum::{
    body::Body,
    http::{Request, StatusCode, header},
};
use http_body_util::BodyExt;
use primitives::{Currency, FakeClock};
use serde_json::{Value, json};
use shipping::{Desk, Shipping};
use tower::ServiceExt;

use crate::Depot;

/// What a shop in the United States answers on a Friday.
async fn ask(query: &str) -> (StatusCode, String, Value) {
    let depot = Depot::open().await;
    let shipping = Arc::new(Shipping::open(depot.db.clone(), Currency::USD).await.unwrap());
    let clock = FakeClock::at("2026-11-20T12:00:00Z".parse().unwrap()).clock();
    let desk = Desk { shipping, clock, currency: Currency::USD, country: "US".parse().unwrap() };
    let (router, _) = shipping::routes(desk).split_for_parts();
    let request = Request::get(format!("/delivery-options{query}")).body(Body::empty()).unwrap();
    let response = router.oneshot(request).await.unwrap();
    let (parts, body) = response.into_parts();
    let caching = parts.headers.get(header::CACHE_CONTROL).map_or("", |value| value.to_str().unwrap());
    let body = body.collect().await.unwrap().to_bytes();
    (parts.status, caching.to_owned(), serde_json::from_slice(&body).unwrap())
}

#[tokio::test]
async fn a_shopper_sees_prices_thresholds_and_days_before_there_is_a_checkout() {
    let (status, caching, body) = ask("?country=US&subtotal=4999").await;
    assert_eq!(status, StatusCode::OK, "{body}");
    assert!(caching.starts_with("public"), "{caching}");
    let of = |min: u16, max: u16, earliest: &str, latest: &str| json!({"min_days": min, "max_days": max, "earliest": earliest, "latest": latest});
    assert_eq!(
        body,
        json!({"country": "US", "currency": "USD", "options": [
            {"id": "standard", "title": "Standard (3–5 days)", "amount": 500, "free_from": 7500,
             "estimate": of(3, 5, "2026-11-25", "2026-11-27")},
            {"id": "express", "title": "Express (1–2 days)", "amount": 1500, "free_from": null,
             "estimate": of(1, 2, "2026-11-23", "2026-11-24")},
        ]})
    );
}

#[tokio::test]
async fn the_subtotal_may_make_it_free_and_the_country_is_the_shops_unless_named() {
    assert_eq!(ask("?subtotal=7500").await.2["options"][0]["amount"], 0);
    let (_, _, german) = ask("?country=DE").await;
    assert_eq!((&german["country"], &german["options"][0]["amount"]), (&json!("DE"), &json!(1000)));
}

#[tokio::test]
async fn what_is_no_country_or_price_is_refused() {
    for (query, pointer) in [
        ("?country=XX", "?country"),
        ("?country=us", "?country"),
        ("?subtotal=-1", "?subtotal"),
        ("?subtotal=10000000000", "?subtotal"),
        ("?subtotal=much", "?subtotal"),
        ("?weight=3", "?weight"),
    ] {
        let (status, _, problem) = ask(query).await;
        assert_eq!(status, StatusCode::UNPROCESSABLE_ENTITY, "{query}");
        assert_eq!(problem["errors"][0]["pointer"], pointer, "{query}: {problem}");
    }
}
