use std::time::Duration;

use serde_json::json;
use tokio::task::JoinSet;
use users::{RateLimit, UsersOptions};

use crate::shop::{PASSWORD, Shop};

#[tokio::test]
async fn registering_opens_an_account_and_signs_in() {
    let shop = Shop::open().await;
    let answer = shop
        .guest()
        .post(
            "/auth/register",
            json!({"email": "Ada@Example.com", "password": PASSWORD, "first_name": " Ada ", "phone": "+1 555 0100"}),
        )
        .await;
    assert_eq!(answer.status, 201);
    assert_eq!((answer.text("/token_type"), &answer.body["expires_in"]), ("Bearer", &json!(900)));
    let user = &answer.body["user"];
    assert_eq!(
        [
            &user["email"],
            &user["first_name"],
            &user["last_name"],
            &user["phone"],
            &user["roles"],
            &user["email_verified"]
        ],
        [
            &json!("Ada@Example.com"),
            &json!("Ada"),
            &json!(null),
            &json!("+1 555 0100"),
            &json!(["customer"]),
            &json!(false)
        ]
    );
    let me = shop.guest().bearer(answer.text("/access_token")).get("/me").await;
    assert_eq!((me.status, &me.body), (200, user));
    let events = shop.events("user_registered").await;
    assert_eq!(events, [json!({"user_id": user["id"], "email": "Ada@Example.com", "first_name": "Ada"})]);
}

#[tokio::test]
async fn an_address_has_one_account_however_it_is_written() {
    let shop = Shop::open().await;
    shop.customer("ada@example.com").await;
    assert_eq!(shop.guest().register("ADA@example.COM").await.code(), (409, "email_unavailable"));
    assert_eq!(shop.events("user_registered").await.len(), 1);
}

#[tokio::test]
async fn of_parallel_registrations_of_one_address_one_wins() {
    let shop = Shop::open().await;
    let mut all = JoinSet::new();
    for _ in 0..6 {
        let guest = shop.guest();
        all.spawn(async move { guest.register("ada@example.com").await.status });
    }
    let mut statuses = all.join_all().await;
    statuses.sort_unstable();
    assert_eq!(statuses, [201, 409, 409, 409, 409, 409]);
    assert_eq!(shop.count("SELECT COUNT(*) FROM users").await, 1);
}

#[tokio::test]
async fn weak_passwords_and_wrong_fields_are_named() {
    let shop = Shop::open().await;
    for (body, fault) in [
        (json!({"email": "a@b.co", "password": "short"}), (422, "/password", "invalid")),
        (json!({"email": "a@b.co", "password": "Password1"}), (422, "/password", "invalid")),
        (json!({"email": "a@b.co", "password": "x".repeat(129)}), (422, "/password", "invalid")),
        (json!({"email": "nobody", "password": PASSWORD}), (422, "/email", "invalid")),
        (
            json!({"email": "a@b.co", "password": PASSWORD, "first_name": "a\nb"}),
            (422, "/first_name", "invalid"),
        ),
        (json!({"email": "a@b.co", "password": PASSWORD, "role": "admin"}), (422, "/role", "unknown_field")),
    ] {
        let answer = shop.guest().post("/auth/register", body).await;
        assert_eq!(answer.fault(), fault);
        assert!(!answer.body.to_string().contains(PASSWORD));
    }
    assert_eq!(shop.count("SELECT COUNT(*) FROM users").await, 0);
}

#[tokio::test]
async fn an_idempotency_key_keeps_no_secret() {
    let shop = Shop::open().await;
    let guest = shop.guest().header("idempotency-key", "registration-1");
    assert_eq!(guest.register("ada@example.com").await.status, 201);
    assert_eq!(guest.register("ada@example.com").await.status, 409);
    assert_eq!(shop.count("SELECT COUNT(*) FROM idempotency_keys").await, 0);
}

#[tokio::test]
async fn a_network_opens_as_many_accounts_as_configured() {
    let limit = RateLimit { count: 2, window: Duration::from_secs(60) };
    let shop = Shop::open_with(UsersOptions { registrations: Some(limit), ..UsersOptions::default() }).await;
    for email in ["a@example.com", "b@example.com"] {
        assert_eq!(shop.guest().register(email).await.status, 201);
    }
    let refused = shop.guest().register("c@example.com").await;
    assert_eq!((refused.code(), refused.retry_after()), ((429, "too_many_requests"), 60));
    assert_eq!(shop.guest().from("192.0.2.2").register("c@example.com").await.status, 201);
    shop.clock.advance(Duration::from_secs(60));
    assert_eq!(shop.guest().register("d@example.com").await.status, 201);
}
