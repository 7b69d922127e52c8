//! Processes that share a Redis: they count together, hear of each other, and go on when Redis does not.

use serde_json::json;
use test_servers::Server;

use crate::shop::{Caller, Shop, wait_until};

/// A shop whose processes share `redis`.
async fn shop_on(redis: &Server, settings: &[(&str, &str)]) -> Shop {
    Shop::with(&[&[("cache.url", redis.url())], settings].concat()).await
}

/// The price of the mug as this process shows it; it keeps the answer for five minutes unless it hears otherwise.
async fn price_at(caller: &Caller) -> i64 {
    caller.get("/products/odd-mug").await.is(200).at("/price_range/min").as_i64().unwrap()
}

#[tokio::test]
async fn a_price_that_one_process_changes_is_shown_by_the_other_with_redis_and_without() {
    let mut redis = test_servers::redis().unwrap();
    let shop = shop_on(&redis, &[]).await;
    let other = shop.second_api().await;
    let (staff, elsewhere) = (shop.staff().await, other.guest());
    let mug = |price: i64| json!({"title": "Odd Mug", "variants": [{"price": price, "stock": 5}]});
    let product = staff.post("/products", mug(900)).await.is(201);
    let path = format!("/products/{}", product.text_at("/id"));
    let reprice = async |price: i64| {
        staff.put(&path, mug(price)).await.is(200);
        assert_eq!(price_at(&staff).await, price);
        wait_until("the other process shows the price", async || price_at(&elsewhere).await == price).await;
    };
    reprice(901).await;
    reprice(902).await;

    redis.crash().unwrap();
    reprice(903).await;
    shop.buyer().purchase("tok_success").await.is(200);

    redis.start().unwrap();
    reprice(904).await;
    reprice(905).await;
}

#[tokio::test]
async fn processes_count_the_requests_of_an_address_together() {
    let mut redis = test_servers::redis().unwrap();
    // A busy machine may keep Redis waiting, and what it does not hear in time it does not count.
    let settings = [("limits.requests_per_minute", "300"), ("cache.patience_ms", "20000")];
    let shop = shop_on(&redis, &settings).await;
    let other = shop.second_api().await;
    let (here, there) = (shop.guest(), other.guest());
    let refuses = async |caller: &Caller| caller.get("/carts/nobody").await.status == 429;
    assert!(first_refused(async || refuses(&here).await).await <= 300);
    // Alone it would answer 300.
    assert!(first_refused(async || refuses(&there).await).await < 100);

    // Without Redis each process counts for itself: the other one has answered few yet.
    redis.crash().unwrap();
    wait_until("the other process counts alone", async || !refuses(&there).await).await;
}

/// How many requests are answered before one is refused.
async fn first_refused(mut refuses: impl AsyncFnMut() -> bool) -> u32 {
    let mut answered = 0;
    while !refuses().await {
        answered += 1;
        assert!(answered < 1_000);
    }
    answered
}
