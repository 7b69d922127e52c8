use serde_json::json;

use crate::shop::{PASSWORD, Shop};

const NEW: &str = "battery staple";

#[tokio::test]
async fn a_new_password_ends_the_other_sessions_and_keeps_this_one() {
    let shop = Shop::open().await;
    let (client, tokens) = shop.customer("ada@example.com").await;
    let other = shop.log_in("ada@example.com", PASSWORD).await;
    let change = json!({"current_password": PASSWORD, "password": NEW});
    assert_eq!(client.post("/me/password", change).await.status, 204);
    assert!(!shop.believes(other.text("/access_token")).await);
    assert_eq!(client.get("/me").await.status, 200);
    assert_eq!(shop.guest().refresh(tokens["refresh_token"].as_str().unwrap()).await.status, 200);
    assert_eq!(shop.log_in("ada@example.com", PASSWORD).await.status, 401);
    assert_eq!(shop.log_in("ada@example.com", NEW).await.status, 200);
}

#[tokio::test]
async fn a_stolen_session_does_not_guess_the_password() {
    let shop = Shop::open().await;
    let (client, _) = shop.customer("ada@example.com").await;
    let guess = json!({"current_password": "wrong horse", "password": NEW});
    for _ in 0..5 {
        let answer = client.post("/me/password", guess.clone()).await;
        assert_eq!(answer.fault(), (422, "/current_password", "wrong_password"));
    }
    let right = json!({"current_password": PASSWORD, "password": NEW});
    assert_eq!(client.post("/me/password", right).await.status, 429);
}

#[tokio::test]
async fn a_weak_new_password_is_refused() {
    let shop = Shop::open().await;
    let (client, _) = shop.customer("ada@example.com").await;
    let weak = json!({"current_password": PASSWORD, "password": "qwerty123"});
    assert_eq!(client.post("/me/password", weak).await.fault(), (422, "/password", "invalid"));
}
