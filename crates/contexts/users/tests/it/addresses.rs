use serde_json::{Value, json};
use users::UsersOptions;

use crate::shop::Shop;

fn home() -> Value {
    json!({"name": "Ada Lovelace", "line1": "12 Market Street", "city": "Springfield", "region": "IL", "postal_code": "62701", "country": "US"})
}

#[tokio::test]
async fn an_address_is_saved_listed_changed_and_removed() {
    let shop = Shop::open().await;
    let (client, _) = shop.customer("ada@example.com").await;
    let saved = client.post("/me/addresses", home()).await;
    assert_eq!(
        (saved.status, saved.text("/line1"), saved.body.get("line2")),
        (201, "12 Market Street", None)
    );
    let listed = client.get("/me/addresses").await;
    assert_eq!(listed.body["items"], json!([saved.body]));
    assert_eq!(listed.body["pagination"], json!({"next_cursor": null, "total_count": 1}));
    let path = format!("/me/addresses/{}", saved.text("/id"));
    let changed = client.patch(&path, json!({"line2": "Flat 3", "region": null, "country": "CA"})).await;
    assert_eq!(changed.headers["etag"].to_str().unwrap(), changed.text("/etag"));
    assert_eq!((changed.text("/line1"), changed.text("/line2")), ("12 Market Street", "Flat 3"));
    assert_eq!((changed.text("/country"), changed.body.get("region")), ("CA", None));
    assert_eq!(client.get("/me/addresses").await.body["items"], json!([changed.body]));
    assert_eq!(client.delete(&path).await.status, 204);
    assert_eq!(client.delete(&path).await.code(), (404, "not_found"));
    assert_eq!(client.get("/me/addresses").await.body["items"], json!([]));
}

#[tokio::test]
async fn faults_are_named_where_they_are() {
    let shop = Shop::open().await;
    let (client, _) = shop.customer("ada@example.com").await;
    for (field, value, code) in [
        ("country", json!("XX"), "invalid"),
        ("postal_code", json!("x".repeat(17)), "invalid"),
        ("name", json!(""), "invalid"),
        ("city", json!(null), "wrong_type"),
        ("planet", json!("Mars"), "unknown_field"),
    ] {
        let mut address = home();
        address[field] = value;
        let answer = client.post("/me/addresses", address).await;
        assert_eq!(answer.fault(), (422, format!("/{field}").as_str(), code));
    }
    let saved = client.post("/me/addresses", home()).await;
    let path = format!("/me/addresses/{}", saved.text("/id"));
    assert_eq!(client.patch(&path, json!({"name": null})).await.status, 422);
}

#[tokio::test]
async fn anothers_address_is_like_none() {
    let shop = Shop::open().await;
    let (ada, _) = shop.customer("ada@example.com").await;
    let (eve, _) = shop.customer("eve@example.com").await;
    let saved = ada.post("/me/addresses", home()).await;
    let theirs = format!("/me/addresses/{}", saved.text("/id"));
    let change = json!({"city": "Elsewhere"});
    let foreign = eve.patch(&theirs, change.clone()).await;
    for unknown in ["/me/addresses/adr_01h455vb4pex5vsknk084sn02q", "/me/addresses/nonsense"] {
        let answer = eve.patch(unknown, change.clone()).await;
        assert_eq!((answer.status, &answer.body), (404, &foreign.body));
        assert_eq!(eve.delete(unknown).await.body, eve.delete(&theirs).await.body);
    }
    assert_eq!(eve.get("/me/addresses").await.body["items"], json!([]));
    assert_eq!(ada.get("/me/addresses").await.body["items"], json!([saved.body]));
}

#[tokio::test]
async fn a_stale_copy_is_neither_changed_nor_removed() {
    let shop = Shop::open().await;
    let (client, _) = shop.customer("ada@example.com").await;
    let saved = client.post("/me/addresses", home()).await;
    let path = format!("/me/addresses/{}", saved.text("/id"));
    let careful = client.clone().header("if-match", saved.text("/etag"));
    assert_eq!(careful.patch(&path, json!({"city": "Oslo"})).await.status, 200);
    assert_eq!(careful.patch(&path, json!({"city": "Rome"})).await.code(), (412, "stale"));
    assert_eq!(careful.delete(&path).await.code(), (412, "stale"));
    assert_eq!(client.get("/me/addresses").await.text("/items/0/city"), "Oslo");
}

#[tokio::test]
async fn a_repeated_request_saves_one_address() {
    let shop = Shop::open().await;
    let (client, _) = shop.customer("ada@example.com").await;
    let client = client.header("idempotency-key", "save-1");
    let first = client.post("/me/addresses", home()).await;
    let again = client.post("/me/addresses", home()).await;
    assert_eq!((again.status, &again.body), (201, &first.body));
    assert_eq!(again.headers["idempotency-replayed"], "true");
    let mut other = home();
    other["city"] = json!("Oslo");
    assert_eq!(client.post("/me/addresses", other).await.code(), (409, "idempotency_key_reused"));
    assert_eq!(client.get("/me/addresses").await.body["items"].as_array().unwrap().len(), 1);
}

#[tokio::test]
async fn an_account_saves_so_many_addresses() {
    let shop = Shop::open_with(UsersOptions { addresses: 2, ..UsersOptions::default() }).await;
    let (client, _) = shop.customer("ada@example.com").await;
    for _ in 0..2 {
        assert_eq!(client.post("/me/addresses", home()).await.status, 201);
    }
    assert_eq!(client.post("/me/addresses", home()).await.code(), (409, "too_many_addresses"));
}
