use std::time::{Duration, Instant};

use serde_json::json;

use crate::shop::{PASSWORD, Shop};

#[tokio::test]
async fn the_right_password_signs_in_in_any_spelling_of_the_address() {
    let shop = Shop::open().await;
    let (_, registered) = shop.customer("ada@example.com").await;
    let answer = shop.log_in("Ada@EXAMPLE.com", PASSWORD).await;
    assert_eq!((answer.status, &answer.body["user"]), (200, &registered["user"]));
    assert_ne!(answer.body["refresh_token"], registered["refresh_token"]);
    assert_eq!(shop.guest().bearer(answer.text("/access_token")).get("/me").await.status, 200);
}

#[tokio::test]
async fn an_unknown_address_and_a_wrong_password_are_answered_alike() {
    let shop = Shop::open().await;
    shop.customer("ada@example.com").await;
    let wrong = shop.log_in("ada@example.com", "wrong horse").await;
    let unknown = shop.log_in("nobody@example.com", "wrong horse").await;
    assert_eq!(wrong.code(), (401, "invalid_credentials"));
    assert_eq!(
        (wrong.status, &wrong.body, &wrong.headers),
        (unknown.status, &unknown.body, &unknown.headers)
    );
}

/// Without the decoy an unknown address would be answered hundreds of times faster.
#[tokio::test]
async fn an_unknown_address_takes_as_long_as_a_wrong_password() {
    let shop = Shop::open().await;
    shop.customer("ada@example.com").await;
    let (mut wrong, mut unknown) = (Duration::MAX, Duration::MAX);
    for _ in 0..4 {
        let begun = Instant::now();
        shop.log_in("ada@example.com", "wrong horse").await;
        wrong = wrong.min(begun.elapsed());
        let begun = Instant::now();
        shop.log_in("nobody@example.com", "wrong horse").await;
        unknown = unknown.min(begun.elapsed());
    }
    assert!(unknown * 4 > wrong && wrong * 4 > unknown, "wrong {wrong:?}, unknown {unknown:?}");
}

#[tokio::test]
async fn a_password_longer_than_any_is_refused_without_hashing() {
    let shop = Shop::open().await;
    let body = json!({"email": "ada@example.com", "password": "x".repeat(100_000)});
    assert_eq!(shop.guest().post("/auth/login", body).await.fault(), (422, "/password", "invalid"));
}

#[tokio::test]
async fn without_a_token_or_with_a_bad_one_nothing_personal_is_shown() {
    let shop = Shop::open().await;
    assert_eq!(shop.guest().get("/me").await.code(), (401, "unauthorized"));
    assert_eq!(shop.guest().bearer("nonsense").get("/me").await.code(), (401, "unauthorized"));
}
