use serde_json::json;

use crate::shop::Shop;

#[tokio::test]
async fn what_is_left_out_stays_and_what_is_null_is_cleared() {
    let shop = Shop::open().await;
    let (client, _) = shop.customer("ada@example.com").await;
    let named = client.patch("/me", json!({"first_name": "Ada", "last_name": "Lovelace"})).await;
    assert_eq!((named.text("/first_name"), named.text("/last_name")), ("Ada", "Lovelace"));
    let changed = client.patch("/me", json!({"last_name": null, "phone": "+1 555 0100"})).await;
    assert_eq!(changed.text("/first_name"), "Ada");
    assert_eq!((&changed.body["last_name"], changed.text("/phone")), (&json!(null), "+1 555 0100"));
    assert_eq!(client.get("/me").await.body, changed.body);
}

#[tokio::test]
async fn a_stale_copy_is_refused() {
    let shop = Shop::open().await;
    let (client, tokens) = shop.customer("ada@example.com").await;
    let seen = tokens["user"]["etag"].as_str().unwrap();
    let careful = client.clone().header("if-match", seen);
    assert_eq!(careful.patch("/me", json!({"first_name": "Ada"})).await.status, 200);
    assert_eq!(careful.patch("/me", json!({"first_name": "Eve"})).await.code(), (412, "stale"));
    assert_eq!(client.get("/me").await.text("/first_name"), "Ada");
}

#[tokio::test]
async fn nobody_gives_themselves_a_role_or_another_address() {
    let shop = Shop::open().await;
    let (client, _) = shop.customer("ada@example.com").await;
    for (field, body) in [("/roles", json!({"roles": ["admin"]})), ("/email", json!({"email": "b@c.de"}))] {
        assert_eq!(client.patch("/me", body).await.fault(), (422, field, "unknown_field"));
    }
    assert_eq!(client.patch("/me", json!({"phone": "call me"})).await.fault(), (422, "/phone", "invalid"));
}
