//! Every way known to us to make up an access token.

use std::time::Duration;

use base64::{
    Engine,
    prelude::{BASE64_STANDARD, BASE64_URL_SAFE_NO_PAD as URL},
};
use ed25519_dalek::{
    SigningKey,
    pkcs8::{DecodePrivateKey, EncodePrivateKey},
};
use jsonwebtoken::{Algorithm, EncodingKey, Header, encode};
use serde_json::{Value, json};

use crate::shop::Shop;

/// A shop, a genuine token of it, and its secret key.
struct Forger {
    shop: Shop,
    genuine: String,
    key_id: String,
    private_key: Vec<u8>,
}

impl Forger {
    async fn new() -> Self {
        let shop = Shop::open().await;
        let (_, tokens) = shop.customer("ada@example.com").await;
        let read = shop.database.read(|snapshot| {
            snapshot.query_opt("SELECT id, private_key FROM signing_keys", &[], |row| {
                Ok((row.get::<String>(0)?, row.get::<String>(1)?))
            })
        });
        let (key_id, key) = read.await.unwrap_or_else(|e: database::Error| panic!("{e}")).unwrap();
        let genuine = tokens["access_token"].as_str().unwrap().to_owned();
        Self { shop, genuine, key_id, private_key: BASE64_STANDARD.decode(key).unwrap() }
    }

    fn header(&self) -> Header {
        Header { kid: Some(self.key_id.clone()), ..Header::new(Algorithm::EdDSA) }
    }

    fn claims(&self) -> Value {
        serde_json::from_slice(&URL.decode(self.genuine.split('.').nth(1).unwrap()).unwrap()).unwrap()
    }

    /// A token that our own key signs over changed claims.
    fn signed(&self, change: impl FnOnce(&mut Value)) -> String {
        let mut claims = self.claims();
        change(&mut claims);
        encode(&self.header(), &claims, &EncodingKey::from_ed_der(&self.private_key)).unwrap()
    }

    fn now(&self) -> i64 {
        self.claims()["iat"].as_i64().unwrap()
    }

    async fn is_believed(&self, token: &str) -> bool {
        self.shop.believes(token).await
    }

    fn public_key(&self) -> Vec<u8> {
        SigningKey::from_pkcs8_der(&self.private_key).unwrap().verifying_key().to_bytes().to_vec()
    }
}

#[tokio::test]
async fn the_forger_can_sign_what_is_believed() {
    let forger = Forger::new().await;
    assert!(forger.is_believed(&forger.genuine).await);
    assert!(forger.is_believed(&forger.signed(|_| ())).await);
    let claims = forger.claims();
    let names: Vec<&String> = claims.as_object().unwrap().keys().collect();
    assert_eq!(names, ["aud", "exp", "iat", "iss", "nbf", "roles", "sid", "sub"]);
}

#[tokio::test]
async fn no_signature_is_no_token() {
    let forger = Forger::new().await;
    let payload = forger.genuine.split('.').nth(1).unwrap();
    for alg in ["none", "None", "NONE", "nOnE", ""] {
        let header = URL.encode(json!({"alg": alg, "typ": "JWT", "kid": forger.key_id}).to_string());
        for signature in ["", forger.genuine.rsplit('.').next().unwrap()] {
            assert!(!forger.is_believed(&format!("{header}.{payload}.{signature}")).await, "{alg}");
        }
    }
    let (unsigned, _) = forger.genuine.rsplit_once('.').unwrap();
    for token in [format!("{unsigned}."), unsigned.to_owned(), format!("{}.x", forger.genuine), String::new()]
    {
        assert!(!forger.is_believed(&token).await, "{token}");
    }
}

#[tokio::test]
async fn the_public_key_is_no_shared_secret() {
    let forger = Forger::new().await;
    let public = forger.public_key();
    let secrets =
        [public.clone(), URL.encode(&public).into_bytes(), BASE64_STANDARD.encode(&public).into_bytes()];
    for algorithm in [Algorithm::HS256, Algorithm::HS384, Algorithm::HS512] {
        for secret in &secrets {
            let header = Header { kid: Some(forger.key_id.clone()), ..Header::new(algorithm) };
            let token = encode(&header, &forger.claims(), &EncodingKey::from_secret(secret)).unwrap();
            assert!(!forger.is_believed(&token).await, "{algorithm:?}");
        }
    }
}

#[tokio::test]
async fn a_key_that_is_not_ours_is_not_believed() {
    let forger = Forger::new().await;
    let pair = SigningKey::from_bytes(&[7; 32]);
    let foreign = EncodingKey::from_ed_der(pair.to_pkcs8_der().unwrap().as_bytes());
    let own = EncodingKey::from_ed_der(&forger.private_key);
    for (kid, key) in [
        (Some(forger.key_id.clone()), &foreign),
        (Some("unknown".to_owned()), &foreign),
        (Some("unknown".to_owned()), &own),
        (Some(format!("{}' OR 1=1", forger.key_id)), &own),
        (None, &own),
    ] {
        let header = Header { kid: kid.clone(), ..Header::new(Algorithm::EdDSA) };
        let token = encode(&header, &forger.claims(), key).unwrap();
        assert!(!forger.is_believed(&token).await, "{kid:?}");
    }
    let jwk = json!({"kty": "OKP", "crv": "Ed25519", "x": URL.encode(forger.public_key())});
    let header = Header {
        jwk: serde_json::from_value(jwk).unwrap(),
        kid: Some("unknown".to_owned()),
        ..Header::new(Algorithm::EdDSA)
    };
    assert!(!forger.is_believed(&encode(&header, &forger.claims(), &own).unwrap()).await);
}

#[tokio::test]
async fn a_changed_payload_or_signature_is_not_believed() {
    let forger = Forger::new().await;
    assert!(forger.is_believed(&forger.genuine).await);
    let parts: Vec<&str> = forger.genuine.split('.').collect();
    let mut claims = forger.claims();
    claims["roles"] = json!(["admin"]);
    let tampered = format!("{}.{}.{}", parts[0], URL.encode(claims.to_string()), parts[2]);
    assert!(!forger.is_believed(&tampered).await);
    let signature = URL.decode(parts[2]).unwrap();
    for at in [0, 31, 32, 63] {
        let mut changed = signature.clone();
        changed[at] ^= 1;
        let token = format!("{}.{}.{}", parts[0], parts[1], URL.encode(changed));
        assert!(!forger.is_believed(&token).await, "{at}");
    }
}

#[tokio::test]
async fn wrong_and_missing_claims_are_not_believed() {
    let forger = Forger::new().await;
    let now = forger.now();
    for (name, value) in [
        ("iss", json!("https://elsewhere.example")),
        ("iss", json!(["http://127.0.0.1:8080"])),
        ("aud", json!("another-shop")),
        ("aud", json!(["cloudmart", "another-shop"])),
        ("sub", json!("usr_01h455vb4pex5vsknk084sn02q")),
        ("sub", json!("ada")),
        ("sid", json!("ses_01h455vb4pex5vsknk084sn02q")),
        ("exp", json!(now - 5)),
        ("exp", json!(now.to_string())),
        ("exp", json!(-1)),
        ("exp", json!(1e300)),
        ("nbf", json!(now + 6)),
        ("iat", json!(now + 6)),
        ("roles", json!("admin")),
        ("roles", json!(["owner"])),
    ] {
        let token = forger.signed(|claims| claims[name] = value.clone());
        assert!(!forger.is_believed(&token).await, "{name} {value}");
    }
    for name in ["iss", "aud", "sub", "exp", "nbf", "iat", "sid", "roles"] {
        let token = forger.signed(|claims| drop(claims.as_object_mut().unwrap().remove(name)));
        assert!(!forger.is_believed(&token).await, "without {name}");
    }
}

#[tokio::test]
async fn unknown_critical_headers_and_giants_are_not_believed() {
    let forger = Forger::new().await;
    let own = EncodingKey::from_ed_der(&forger.private_key);
    let critical = Header { crit: Some(vec!["exp".to_owned()]), ..forger.header() };
    assert!(!forger.is_believed(&encode(&critical, &forger.claims(), &own).unwrap()).await);
    let giant = forger.signed(|claims| claims["padding"] = json!("x".repeat(5000)));
    assert!(!forger.is_believed(&giant).await);
}

#[tokio::test]
async fn a_token_is_believed_for_its_time_only_also_when_it_is_remembered() {
    let forger = Forger::new().await;
    assert!(forger.is_believed(&forger.genuine).await);
    forger.shop.clock.advance(Duration::from_secs(904));
    assert!(forger.is_believed(&forger.genuine).await, "within the leeway");
    forger.shop.clock.advance(Duration::from_secs(1));
    assert!(!forger.is_believed(&forger.genuine).await);
}
