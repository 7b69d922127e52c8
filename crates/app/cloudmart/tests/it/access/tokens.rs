//! Access tokens that are none of ours are refused, also where no token is needed.

use base64::{
    Engine,
    prelude::{BASE64_STANDARD, BASE64_URL_SAFE_NO_PAD},
};
use ed25519_dalek::{Signer, SigningKey, pkcs8::DecodePrivateKey};
use serde_json::{Value, json};

use crate::shop::{Caller, Shop};

fn part(value: &Value) -> String {
    BASE64_URL_SAFE_NO_PAD.encode(value.to_string())
}

fn read(part: &str) -> Value {
    serde_json::from_slice(&BASE64_URL_SAFE_NO_PAD.decode(part).unwrap()).unwrap()
}

/// Header, claims and signature of a good token.
fn parts(token: &str) -> (Value, Value, String) {
    let parts: Vec<&str> = token.split('.').collect();
    (read(parts[0]), read(parts[1]), parts[2].to_owned())
}

fn signed_by(pair: &SigningKey, header: &Value, claims: &Value) -> String {
    let message = format!("{}.{}", part(header), part(claims));
    let signature = BASE64_URL_SAFE_NO_PAD.encode(pair.sign(message.as_bytes()).to_bytes());
    format!("{message}.{signature}")
}

fn with(value: &Value, field: &str, new: Value) -> Value {
    let mut value = value.clone();
    value[field] = new;
    value
}

async fn is_refused(guest: &Caller, token: String, what: &str) {
    let caller = guest.holding(token);
    for path in ["/me", "/orders", "/carts/cart_01h455vb4pex5vsknk084sn02q"] {
        let answer = caller.get(path).await;
        assert_eq!(answer.status, 401, "{what} at {path}: {}", answer.text);
        assert_eq!(answer.header("www-authenticate"), "Bearer");
    }
}

#[tokio::test]
async fn a_token_that_we_did_not_sign_is_refused() {
    let shop = Shop::start().await;
    let (guest, customer) = (shop.guest(), shop.customer("ada@example.com").await);
    customer.get("/me").await.is(200);
    let (header, claims, signature) = parts(customer.token().unwrap());
    let stranger = SigningKey::from_bytes(&[7; 32]);
    let admin = with(&claims, "roles", json!(["admin"]));

    let none = with(&header, "alg", json!("none"));
    is_refused(&guest, format!("{}.{}.", part(&none), part(&claims)), "no algorithm").await;
    is_refused(&guest, format!("{}.{}.{signature}", part(&none), part(&claims)), "no algorithm, signed")
        .await;
    is_refused(&guest, format!("{}.{}.{signature}", part(&header), part(&admin)), "tampered").await;
    is_refused(&guest, signed_by(&stranger, &header, &claims), "another key under our id").await;
    let unknown = with(&header, "kid", json!("unknown"));
    is_refused(&guest, signed_by(&stranger, &unknown, &claims), "another key").await;
    let shared = with(&header, "alg", json!("HS256"));
    is_refused(&guest, signed_by(&stranger, &shared, &claims), "a shared secret").await;
    for nonsense in ["x", "a.b.c", "..", &"a".repeat(5000)] {
        is_refused(&guest, nonsense.to_owned(), nonsense).await;
    }
}

/// The key that the shop signs with, taken from its database: nobody outside can make a token of the past.
async fn key_of(shop: &Shop) -> SigningKey {
    let database = shop.database_of_users().await;
    let key = database.read(|snapshot| {
        snapshot.query_opt("SELECT private_key FROM signing_keys", &[], |row| row.get::<String>(0))
    });
    let key = key.await.unwrap_or_else(|error: database::Error| panic!("{error}")).unwrap();
    SigningKey::from_pkcs8_der(&BASE64_STANDARD.decode(key).unwrap()).unwrap()
}

#[tokio::test]
async fn a_token_counts_in_its_time_and_for_this_shop_only() {
    let shop = Shop::start().await;
    let (guest, customer) = (shop.guest(), shop.customer("ada@example.com").await);
    let (header, claims, _) = parts(customer.token().unwrap());
    let key = key_of(&shop).await;
    guest.holding(signed_by(&key, &header, &claims)).get("/me").await.is(200);

    let issued = claims["iat"].as_i64().unwrap();
    for (field, value) in [
        ("exp", json!(issued - 60)),
        ("nbf", json!(issued + 600)),
        ("iss", json!("https://other.example")),
        ("aud", json!("other")),
        ("sid", json!("ses_01h455vb4pex5vsknk084sn02q")),
    ] {
        is_refused(&guest, signed_by(&key, &header, &with(&claims, field, value)), field).await;
    }
}

#[tokio::test]
async fn a_stale_token_does_not_close_the_public_catalogue() {
    let shop = Shop::start().await;
    let guest = shop.guest().holding("stale");
    guest.get("/products").await.is(200);
    guest.post("/carts", json!({})).await.is(401);
}
