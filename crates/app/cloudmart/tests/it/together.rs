//! Processes that share a Redis: they count together, hear of each other, and go on when Redis does not.

use serde_json::json;
use test_servers::Server;

use crate::shop::{Answer, Caller, Shop, wait_until};

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

#[tokio::test]
async fn processes_count_failed_sign_ins_together() {
    let mut redis = test_servers::redis().unwrap();
    let shop = shop_on(&redis, &[("cache.patience_ms", "20000")]).await;
    let other = shop.second_api().await;
    shop.customer("ada@example.com").await;
    let guess = json!({"email": "ada@example.com", "password": "not her password"});
    for _ in 0..5 {
        shop.guest().post("/auth/login", guess.clone()).await.is(401);
    }
    wait_until("the other process has heard of it", async || {
        other.guest().post("/auth/login", guess.clone()).await.status == 429
    })
    .await;

    redis.crash().unwrap();
    // It has counted few itself, and knows of no others.
    let right = json!({"email": "ada@example.com", "password": "correct horse battery"});
    wait_until("the other process counts alone", async || {
        other.guest().post("/auth/login", right.clone()).await.status == 200
    })
    .await;
}

#[tokio::test]
async fn processes_count_registrations_and_requests_to_the_shop_together() {
    let redis = test_servers::redis().unwrap();
    let limits = [
        ("auth.registrations_per_hour", "3"),
        ("support.requests_per_hour", "3"),
        ("cache.patience_ms", "20000"),
    ];
    let shop = shop_on(&redis, &limits).await;
    let other = shop.second_api().await;
    let (here, there) = (shop.guest(), other.guest());
    let ask = json!({"kind": "support", "name": "Ada", "email": "ada@example.com", "subject": "My lamp", "message": "?"});
    for (number, caller) in [&here, &there, &here].into_iter().enumerate() {
        let account = json!({"email": format!("a{number}@example.com"), "password": "correct horse battery"});
        caller.post("/auth/register", account).await.is(201);
        caller.post("/requests", ask.clone()).await.is(201);
    }
    let account = json!({"email": "b@example.com", "password": "correct horse battery"});
    there.post("/auth/register", account).await.is(429);
    there.post("/requests", ask).await.is(429);
}

#[tokio::test]
async fn losing_redis_signs_nobody_in_or_out_and_makes_nobody_wait_for_it() {
    let mut redis = test_servers::redis().unwrap();
    // Both processes believe each other's tokens.
    let shop = shop_on(&redis, &[("auth.issuer", "https://shop.example")]).await;
    let other = shop.second_api().await;
    let ada = signed_in(&shop, "ada@example.com").await;
    let (bob, eve) = (signed_in(&shop, "bob@example.com").await, signed_in(&shop, "eve@example.com").await);
    let there = |session: &Answer| other.guest().holding(session.text_at("/access_token"));
    let out = async |session: &Answer| {
        let secret = json!({"refresh_token": session.text_at("/refresh_token")});
        shop.guest().post("/auth/logout", secret).await.is(204);
    };
    is(&shop, "ready").await;

    redis.freeze().unwrap();
    is(&shop, "degraded").await;
    there(&ada).get("/me").await.is(200);
    out(&bob).await;
    there(&bob).get("/me").await.is(401);
    redis.thaw().unwrap();
    is(&shop, "ready").await;
    there(&bob).get("/me").await.is(401);

    redis.crash().unwrap();
    is(&shop, "degraded").await;
    there(&ada).get("/me").await.is(200);
    out(&eve).await;
    there(&eve).get("/me").await.is(401);
    let again = other.guest().sign_in("eve@example.com", "correct horse battery").await;
    shop.guest().holding(again.token().unwrap()).get("/me").await.is(200);
    shop.buyer().purchase("tok_success").await.is(200);
    redis.start().unwrap();
    is(&shop, "ready").await;
    for gone in [&bob, &eve] {
        there(gone).get("/me").await.is(401);
    }
    there(&ada).get("/me").await.is(200);
}

/// The session of a new account.
async fn signed_in(shop: &Shop, email: &str) -> Answer {
    let account = json!({"email": email, "password": "correct horse battery"});
    shop.guest().post("/auth/register", account).await.is(201)
}

/// Returns once the shop says so of its Redis; the shop itself is ready all the time.
async fn is(shop: &Shop, status: &str) {
    wait_until("the shop says how its Redis is", async || {
        let ready = shop.client().get(shop.url("/readyz")).send().await.unwrap();
        assert_eq!(ready.status(), 200);
        let ready: serde_json::Value = ready.json().await.unwrap();
        let all = ready["dependencies"].as_array().unwrap();
        all.iter().any(|one| one["name"] == "cache" && one["status"] == status)
    })
    .await;
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
