use std::time::Duration;

use serde_json::json;
use tokio::task::JoinSet;
use users::{RateLimit, UsersOptions};

use crate::shop::{Answer, PASSWORD, Shop};

const NEW: &str = "battery staple";

async fn request(shop: &Shop, email: &str) -> Answer {
    shop.guest().post("/auth/password-reset", json!({"email": email})).await
}

async fn confirm(shop: &Shop, token: &str) -> Answer {
    shop.guest().post("/auth/password-reset/confirm", json!({"token": token, "password": NEW})).await
}

/// The secret of the last mail.
async fn mailed(shop: &Shop) -> String {
    shop.events("password_reset_requested").await.pop().unwrap()["token"].as_str().unwrap().to_owned()
}

#[tokio::test]
async fn the_secret_from_the_mail_sets_a_password_once_and_ends_every_session() {
    let shop = Shop::open().await;
    let (client, tokens) = shop.customer("ada@example.com").await;
    assert_eq!(request(&shop, "ADA@example.com").await.status, 202);
    let secret = mailed(&shop).await;
    assert_eq!(confirm(&shop, &secret).await.status, 204);
    assert_eq!(client.get("/me").await.status, 401);
    assert_eq!(shop.guest().refresh(tokens["refresh_token"].as_str().unwrap()).await.status, 401);
    assert_eq!(shop.log_in("ada@example.com", PASSWORD).await.status, 401);
    let again = shop.log_in("ada@example.com", NEW).await;
    assert_eq!((again.status, &again.body["user"]["email_verified"]), (200, &json!(true)));
    assert_eq!(confirm(&shop, &secret).await.fault(), (422, "/token", "invalid_token"));
}

#[tokio::test]
async fn whether_an_address_is_known_is_not_told() {
    let shop = Shop::open().await;
    shop.customer("ada@example.com").await;
    let known = request(&shop, "ada@example.com").await;
    let unknown = request(&shop, "nobody@example.com").await;
    assert_eq!(
        (known.status, &known.body, &known.headers),
        (unknown.status, &unknown.body, &unknown.headers)
    );
    assert_eq!(shop.events("password_reset_requested").await.len(), 1);
    assert_eq!(shop.count("SELECT COUNT(*) FROM password_resets").await, 1);
}

#[tokio::test]
async fn a_secret_works_for_half_an_hour_and_until_the_next_is_asked_for() {
    let shop = Shop::open().await;
    shop.customer("ada@example.com").await;
    request(&shop, "ada@example.com").await;
    let first = mailed(&shop).await;
    request(&shop, "ada@example.com").await;
    let second = mailed(&shop).await;
    assert_eq!(confirm(&shop, &first).await.status, 422);
    shop.clock.advance(Duration::from_secs(30 * 60));
    assert_eq!(confirm(&shop, &second).await.status, 422);
    request(&shop, "ada@example.com").await;
    let third = mailed(&shop).await;
    shop.clock.advance(Duration::from_secs(30 * 60 - 1));
    assert_eq!(confirm(&shop, &third).await.status, 204);
}

#[tokio::test]
async fn of_parallel_confirmations_one_wins() {
    let shop = std::sync::Arc::new(Shop::open().await);
    shop.customer("ada@example.com").await;
    request(&shop, "ada@example.com").await;
    let secret = mailed(&shop).await;
    let mut all = JoinSet::new();
    for _ in 0..4 {
        let (shop, secret) = (std::sync::Arc::clone(&shop), secret.clone());
        all.spawn(async move { confirm(&shop, &secret).await.status });
    }
    let mut statuses = all.join_all().await;
    statuses.sort_unstable();
    assert_eq!(statuses, [204, 422, 422, 422]);
}

#[tokio::test]
async fn only_the_hash_of_a_secret_is_stored_and_it_is_no_secret() {
    let shop = Shop::open().await;
    shop.customer("ada@example.com").await;
    request(&shop, "ada@example.com").await;
    let read = shop.database.read(|snapshot| {
        snapshot.query("SELECT token_hash FROM password_resets", &[], |row| row.get::<String>(0))
    });
    let stored = read.await.unwrap_or_else(|error: database::Error| panic!("{error}"));
    assert_ne!(stored[0], mailed(&shop).await);
    assert_eq!(confirm(&shop, &stored[0]).await.status, 422);
}

#[tokio::test]
async fn nobody_fills_a_mailbox_and_nobody_learns_of_it() {
    let shop = Shop::open().await;
    shop.customer("ada@example.com").await;
    for _ in 0..8 {
        assert_eq!(request(&shop, "ada@example.com").await.status, 202);
    }
    assert_eq!(shop.events("password_reset_requested").await.len(), 5);
}

#[tokio::test]
async fn a_network_that_asks_or_guesses_too_often_must_wait() {
    let limit = RateLimit { count: 3, window: Duration::from_secs(60) };
    let shop = Shop::open_with(UsersOptions { reset_requests: Some(limit), ..UsersOptions::default() }).await;
    request(&shop, "nobody@example.com").await;
    confirm(&shop, "guess").await;
    assert_eq!(confirm(&shop, "guess").await.status, 422);
    assert_eq!(confirm(&shop, "guess").await.retry_after(), 60);
    assert_eq!(request(&shop, "nobody@example.com").await.status, 429);
}

#[tokio::test]
async fn a_weak_new_password_leaves_the_secret_valid() {
    let shop = Shop::open().await;
    shop.customer("ada@example.com").await;
    request(&shop, "ada@example.com").await;
    let secret = mailed(&shop).await;
    let weak = json!({"token": secret, "password": "iloveyou"});
    let refused = shop.guest().post("/auth/password-reset/confirm", weak).await;
    assert_eq!(refused.fault(), (422, "/password", "invalid"));
    assert_eq!(confirm(&shop, &secret).await.status, 204);
}
