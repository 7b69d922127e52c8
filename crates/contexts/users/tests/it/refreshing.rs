use std::{collections::HashSet, time::Duration};

use serde_json::json;
use tokio::task::JoinSet;

use crate::shop::Shop;

/// How long a used token is answered again.
const GRACE: Duration = Duration::from_secs(15);
const DAY: Duration = Duration::from_secs(24 * 60 * 60);

#[tokio::test]
async fn each_use_hands_out_the_next_tokens() {
    let shop = Shop::open().await;
    let (_, first) = shop.customer("ada@example.com").await;
    shop.clock.advance(Duration::from_secs(3600));
    let second = shop.guest().refresh(first["refresh_token"].as_str().unwrap()).await;
    assert_eq!((second.status, &second.body["user"]), (200, &first["user"]));
    assert_ne!(second.body["refresh_token"], first["refresh_token"]);
    assert!(shop.believes(second.text("/access_token")).await);
    assert_eq!(shop.guest().refresh(second.text("/refresh_token")).await.status, 200);
}

#[tokio::test]
async fn a_token_that_comes_back_after_the_grace_ends_the_whole_session_at_once() {
    let shop = Shop::open().await;
    let (client, first) = shop.customer("ada@example.com").await;
    let old = first["refresh_token"].as_str().unwrap();
    let second = shop.guest().refresh(old).await;
    shop.clock.advance(GRACE);
    assert_eq!(shop.guest().refresh(old).await.code(), (401, "invalid_refresh_token"));
    assert_eq!(shop.guest().refresh(second.text("/refresh_token")).await.status, 401);
    assert_eq!(client.get("/me").await.status, 401);
    assert!(!shop.believes(second.text("/access_token")).await);
}

#[tokio::test]
async fn the_end_of_one_session_leaves_another_alone() {
    let shop = Shop::open().await;
    let (client, _) = shop.customer("ada@example.com").await;
    let other = shop.log_in("ada@example.com", crate::shop::PASSWORD).await;
    let old = other.text("/refresh_token");
    shop.guest().refresh(old).await;
    shop.clock.advance(GRACE);
    shop.guest().refresh(old).await;
    assert!(!shop.believes(other.text("/access_token")).await);
    assert_eq!(client.get("/me").await.status, 200);
}

#[tokio::test]
async fn parallel_uses_of_one_token_get_the_same_successor_and_the_session_goes_on() {
    let shop = Shop::open().await;
    let (_, first) = shop.customer("ada@example.com").await;
    let mut all = JoinSet::new();
    for _ in 0..16 {
        let (guest, token) = (shop.guest(), first["refresh_token"].as_str().unwrap().to_owned());
        all.spawn(async move { guest.refresh(&token).await.text("/refresh_token").to_owned() });
    }
    let successors: HashSet<String> = all.join_all().await.into_iter().collect();
    assert_eq!(successors.len(), 1);
    let next = successors.into_iter().next().unwrap();
    assert_eq!(shop.count("SELECT COUNT(*) FROM refresh_tokens").await, 2);
    assert_eq!(shop.guest().refresh(&next).await.status, 200);
}

#[tokio::test]
async fn a_token_whose_successor_was_used_ends_the_session_also_within_the_grace() {
    let shop = Shop::open().await;
    let (_, first) = shop.customer("ada@example.com").await;
    let old = first["refresh_token"].as_str().unwrap();
    let second = shop.guest().refresh(old).await;
    let third = shop.guest().refresh(second.text("/refresh_token")).await;
    assert_eq!(shop.guest().refresh(old).await.code(), (401, "invalid_refresh_token"));
    assert_eq!(shop.guest().refresh(third.text("/refresh_token")).await.status, 401);
}

#[tokio::test]
async fn a_session_ends_when_it_is_idle_and_at_its_longest() {
    let shop = Shop::open().await;
    let (_, idle) = shop.customer("idle@example.com").await;
    let (_, busy) = shop.customer("busy@example.com").await;
    let mut token = busy["refresh_token"].as_str().unwrap().to_owned();
    for _ in 0..4 {
        shop.clock.advance(7 * DAY - Duration::from_secs(1));
        let next = shop.guest().refresh(&token).await;
        token = next.text("/refresh_token").to_owned();
    }
    assert_eq!(shop.guest().refresh(idle["refresh_token"].as_str().unwrap()).await.status, 401);
    shop.clock.advance(2 * DAY + Duration::from_secs(3) - Duration::from_secs(60));
    let last = shop.guest().refresh(&token).await;
    assert_eq!(last.body["expires_in"], json!(61), "an access token does not outlive its session");
    shop.clock.advance(Duration::from_secs(61));
    assert_eq!(shop.guest().refresh(last.text("/refresh_token")).await.status, 401);
    assert!(!shop.believes(last.text("/access_token")).await);
}

#[tokio::test]
async fn only_hashes_of_refresh_tokens_are_stored() {
    let shop = Shop::open().await;
    let (_, first) = shop.customer("ada@example.com").await;
    let read = shop.database.read(|snapshot| {
        snapshot.query("SELECT token_hash FROM refresh_tokens", &[], |row| row.get::<String>(0))
    });
    let stored = read.await.unwrap_or_else(|error: database::Error| panic!("{error}"));
    assert_eq!((stored.len(), stored[0].len()), (1, 64));
    assert_ne!(stored[0], first["refresh_token"].as_str().unwrap());
    assert_eq!(shop.guest().refresh(&stored[0]).await.status, 401);
}

#[tokio::test]
async fn what_is_no_refresh_token_is_refused() {
    let shop = Shop::open().await;
    let (_, first) = shop.customer("ada@example.com").await;
    for token in ["", "nonsense", first["access_token"].as_str().unwrap()] {
        assert_eq!(shop.guest().refresh(token).await.code(), (401, "invalid_refresh_token"));
    }
    let missing = shop.guest().post("/auth/refresh", json!({})).await;
    assert_eq!(missing.status, 422);
}

#[tokio::test]
async fn logging_out_ends_the_session_at_once_and_may_be_repeated() {
    let shop = Shop::open().await;
    let (client, first) = shop.customer("ada@example.com").await;
    let body = json!({"refresh_token": first["refresh_token"]});
    assert_eq!(client.get("/me").await.status, 200);
    for _ in 0..2 {
        assert_eq!(shop.guest().post("/auth/logout", body.clone()).await.status, 204);
    }
    assert_eq!(client.get("/me").await.status, 401);
    assert_eq!(shop.guest().refresh(first["refresh_token"].as_str().unwrap()).await.status, 401);
    let unknown = json!({"refresh_token": "nonsense"});
    assert_eq!(shop.guest().post("/auth/logout", unknown).await.status, 204);
}

#[tokio::test]
async fn a_logout_is_felt_by_another_process_that_knows_the_token() {
    use http_kit::Authenticator;
    let shop = Shop::open().await;
    let (_, first) = shop.customer("ada@example.com").await;
    let token = first["access_token"].as_str().unwrap();
    let other = shop.second_process().await;
    assert!(other.authenticate(token).await.is_ok());
    shop.guest().post("/auth/logout", json!({"refresh_token": first["refresh_token"]})).await;
    assert!(other.authenticate(token).await.is_err());
}
