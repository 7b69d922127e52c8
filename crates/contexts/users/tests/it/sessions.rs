use std::time::Duration;

use serde_json::json;

use crate::shop::{PASSWORD, Shop};

#[tokio::test]
async fn people_see_where_they_are_signed_in_and_sign_out_elsewhere() {
    let shop = Shop::open().await;
    let (client, _) = shop.customer("ada@example.com").await;
    let phone = shop.guest().header("user-agent", "Phone 7").log_in("ada@example.com", PASSWORD).await;
    let listed = client.get("/me/sessions").await;
    assert_eq!(listed.body["items"].as_array().unwrap().len(), 2);
    assert_eq!(
        (listed.text("/items/0/device"), &listed.body["items"][0]["current"]),
        ("Phone 7", &json!(false))
    );
    assert_eq!(listed.body["items"][1]["current"], json!(true));
    let path = format!("/me/sessions/{}", listed.text("/items/0/id"));
    assert_eq!(client.delete(&path).await.status, 204);
    assert!(!shop.believes(phone.text("/access_token")).await);
    assert_eq!(shop.guest().refresh(phone.text("/refresh_token")).await.status, 401);
    assert_eq!(client.delete(&path).await.code(), (404, "not_found"));
    assert_eq!(client.get("/me/sessions").await.body["items"].as_array().unwrap().len(), 1);
}

#[tokio::test]
async fn anothers_session_is_like_none() {
    let shop = Shop::open().await;
    let (ada, _) = shop.customer("ada@example.com").await;
    let (eve, _) = shop.customer("eve@example.com").await;
    let listed = ada.get("/me/sessions").await;
    let theirs = eve.delete(&format!("/me/sessions/{}", listed.text("/items/0/id"))).await;
    let unknown = eve.delete("/me/sessions/ses_01h455vb4pex5vsknk084sn02q").await;
    assert_eq!((theirs.status, &theirs.body), (404, &unknown.body));
    assert_eq!(ada.get("/me").await.status, 200);
}

#[tokio::test]
async fn expired_sessions_and_secrets_are_forgotten() {
    let shop = Shop::open().await;
    shop.customer("ada@example.com").await;
    shop.guest().post("/auth/password-reset", json!({"email": "ada@example.com"})).await;
    shop.clock.advance(Duration::from_secs(30 * 24 * 60 * 60 - 1));
    shop.log_in("ada@example.com", PASSWORD).await;
    let purged = shop.users.purge().await.unwrap();
    assert_eq!((purged.sessions, purged.password_resets), (0, 1));
    shop.clock.advance(Duration::from_secs(2));
    assert_eq!(shop.users.purge().await.unwrap().sessions, 1);
    assert_eq!(shop.users.purge().await.unwrap().sessions, 0);
    assert_eq!(shop.count("SELECT COUNT(*) FROM refresh_tokens").await, 1);
}
