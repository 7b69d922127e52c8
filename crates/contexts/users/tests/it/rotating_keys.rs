use std::time::Duration;

use http_kit::Authenticator;
use serde_json::Value;

use crate::shop::Shop;

fn key_ids(set: &Value) -> Vec<String> {
    let keys = set["keys"].as_array().unwrap();
    keys.iter().map(|key| key["kid"].as_str().unwrap().to_owned()).collect()
}

async fn published(shop: &Shop) -> Value {
    let answer = shop.guest().send("GET", "/.well-known/jwks.json", None).await;
    assert_eq!(
        (answer.status, answer.headers["cache-control"].to_str().unwrap()),
        (200, "public, max-age=60")
    );
    answer.body
}

#[tokio::test]
async fn the_key_set_verifies_our_tokens_and_holds_nothing_secret() {
    let shop = Shop::open().await;
    let (_, tokens) = shop.customer("ada@example.com").await;
    let set = published(&shop).await;
    let key = &set["keys"][0];
    let names: Vec<&String> = key.as_object().unwrap().keys().collect();
    assert_eq!(names, ["alg", "crv", "kid", "kty", "use", "x"]);
    let key = jsonwebtoken::DecodingKey::from_ed_components(key["x"].as_str().unwrap()).unwrap();
    let mut validation = jsonwebtoken::Validation::new(jsonwebtoken::Algorithm::EdDSA);
    validation.set_audience(&["cloudmart"]);
    // The shop's clock stands elsewhere.
    validation.validate_exp = false;
    let token = tokens["access_token"].as_str().unwrap();
    let claims = jsonwebtoken::decode::<Value>(token, &key, &validation).unwrap().claims;
    assert_eq!(claims["sub"], tokens["user"]["id"]);
}

#[tokio::test]
async fn a_second_process_uses_the_same_key() {
    let shop = Shop::open().await;
    let (_, tokens) = shop.customer("ada@example.com").await;
    let other = shop.second_process().await;
    assert!(other.authenticate(tokens["access_token"].as_str().unwrap()).await.is_ok());
    assert_eq!(shop.count("SELECT COUNT(*) FROM signing_keys").await, 1);
}

#[tokio::test]
async fn tokens_outlive_a_rotation_and_the_old_key_does_not_outlive_its_tokens() {
    let shop = Shop::open().await;
    let (_, old) = shop.customer("ada@example.com").await;
    let before = key_ids(&published(&shop).await);
    shop.users.rotate_signing_key().await.unwrap();
    let during = key_ids(&published(&shop).await);
    assert_eq!((before.len(), during.len()), (1, 2));
    assert!(shop.believes(old["access_token"].as_str().unwrap()).await);
    let (_, new) = shop.customer("bob@example.com").await;
    assert!(shop.believes(new["access_token"].as_str().unwrap()).await);
    shop.clock.advance(Duration::from_secs(15 * 60 + 70));
    let after = key_ids(&published(&shop).await);
    assert_eq!(after.len(), 1);
    assert_ne!(after, before);
    shop.clock.advance(Duration::from_secs(1));
    shop.users.rotate_signing_key().await.unwrap();
    assert_eq!(shop.count("SELECT COUNT(*) FROM signing_keys").await, 2, "the forgotten key is gone");
}

#[tokio::test]
async fn a_rotation_in_another_process_is_noticed() {
    let shop = Shop::open().await;
    let other = shop.second_process().await;
    other.rotate_signing_key().await.unwrap();
    let (_, tokens) = shop.customer("ada@example.com").await;
    assert!(other.authenticate(tokens["access_token"].as_str().unwrap()).await.is_ok());
    shop.clock.advance(Duration::from_secs(60));
    let (_, tokens) = shop.customer("bob@example.com").await;
    let third = shop.second_process().await;
    other.rotate_signing_key().await.unwrap();
    assert!(third.authenticate(tokens["access_token"].as_str().unwrap()).await.is_ok());
    assert_eq!(key_ids(&published(&shop).await).len(), 2);
}

#[tokio::test]
async fn a_token_of_a_key_that_is_new_to_a_process_is_believed_within_a_second() {
    let shop = Shop::open().await;
    let other = shop.second_process().await;
    shop.users.rotate_signing_key().await.unwrap();
    let (_, tokens) = shop.customer("ada@example.com").await;
    shop.clock.advance(Duration::from_secs(1));
    assert!(other.authenticate(tokens["access_token"].as_str().unwrap()).await.is_ok());
}
