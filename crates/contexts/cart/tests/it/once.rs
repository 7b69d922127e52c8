use axum::http::StatusCode;
use database::Error;
use primitives::UserId;

use crate::{Shop, cart_of, wanted};

#[tokio::test]
async fn a_repeated_creation_answers_the_first_cart() {
    let shop = Shop::open().await;
    let body = cart_of(&[wanted(shop.offer(100), 2)]);
    for caller in [None, Some(UserId::new())] {
        let first = shop.post_once("/carts", &body, caller, "key-1").await;
        let again = shop.post_once("/carts", &body, caller, "key-1").await;
        assert_eq!((first.status, again.status), (StatusCode::CREATED, StatusCode::CREATED));
        assert_eq!(again.body, first.body);
        assert!(again.is_replayed() && !first.is_replayed());
        assert_eq!(shop.get(&first.path(), caller).await.body, first.body);
        let other = shop.post_once("/carts", &body, caller, "key-2").await;
        assert!(!other.is_replayed());
        assert_eq!(other.path() == first.path(), caller.is_some());
    }
}

#[tokio::test]
async fn a_repeated_addition_adds_once_and_answers_the_first_answer() {
    let shop = Shop::open().await;
    let (a, b) = (shop.offer(100), shop.offer(100));
    let created = shop.post("/carts", &cart_of(&[]), None).await;
    let path = format!("{}/line-items", created.path());
    let first = shop.post_once(&path, &wanted(a, 2), None, "key").await;
    shop.post(&path, &wanted(b, 1), None).await;
    let again = shop.post_once(&path, &wanted(a, 2), None, "key").await;
    assert_eq!((first.quantities(), &again.body), (vec![2], &first.body));
    assert!(again.is_replayed());
    assert_eq!(shop.get(&created.path(), None).await.quantities(), [2, 1]);
}

#[tokio::test]
async fn a_key_with_another_body_is_refused() {
    let shop = Shop::open().await;
    let variant = shop.offer(100);
    let created = shop.post("/carts", &cart_of(&[]), None).await;
    let path = format!("{}/line-items", created.path());
    shop.post_once(&path, &wanted(variant, 1), None, "key").await;
    let refused = shop.post_once(&path, &wanted(variant, 2), None, "key").await;
    assert_eq!(refused.status, StatusCode::CONFLICT);
    assert_eq!(refused.body["code"], "idempotency_key_reused");
    assert_eq!(shop.get(&created.path(), None).await.quantities(), [1]);
}

/// What a crash leaves after the cart was changed and before the answer was recorded.
async fn forget_answers(shop: &Shop) {
    let forgotten =
        shop.database.write(|tx| tx.execute("UPDATE idempotency_keys SET status = NULL, body = NULL", &[]));
    assert!(forgotten.await.unwrap_or_else(|error: Error| panic!("{error}")) > 0);
}

#[tokio::test]
async fn a_crash_before_the_answer_was_recorded_does_not_add_twice() {
    let shop = Shop::open().await;
    let (variant, user) = (shop.offer(100), UserId::new());
    let created = shop.post_once("/carts", &cart_of(&[wanted(variant, 1)]), Some(user), "key").await;
    let path = format!("{}/line-items", created.path());
    shop.post_once(&path, &wanted(variant, 2), Some(user), "another").await;
    forget_answers(&shop).await;
    let again = shop.post_once(&path, &wanted(variant, 2), Some(user), "another").await;
    assert_eq!(again.quantities(), [3]);
    let again = shop.post_once("/carts", &cart_of(&[wanted(variant, 1)]), Some(user), "key").await;
    assert_eq!(again.quantities(), [3]);
}

#[tokio::test]
async fn a_crash_before_the_guests_cart_was_kept_is_made_good_by_repeating() {
    let shop = Shop::open().await;
    let body = cart_of(&[wanted(shop.offer(100), 2)]);
    let first = shop.post_once("/carts", &body, None, "key").await;
    let lost = shop.database.write(|tx| tx.execute("DELETE FROM documents", &[])).await;
    assert_eq!(lost.unwrap_or_else(|error: Error| panic!("{error}")), 1);
    let again = shop.post_once("/carts", &body, None, "key").await;
    assert_eq!(again.body, first.body);
    assert_eq!(shop.get(&first.path(), None).await.body, first.body);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn parallel_repetitions_have_one_effect_and_one_answer() {
    let shop = std::sync::Arc::new(Shop::open().await);
    let variant = shop.offer(100);
    let created = shop.post("/carts", &cart_of(&[]), None).await;
    let (mut carts, mut additions) = (tokio::task::JoinSet::new(), tokio::task::JoinSet::new());
    for _ in 0..10 {
        let (of_cart, of_addition) = (shop.clone(), shop.clone());
        let path = format!("{}/line-items", created.path());
        carts.spawn(async move {
            of_cart.post_once("/carts", &cart_of(&[wanted(variant, 2)]), None, "cart").await.body
        });
        additions.spawn(async move {
            of_addition.post_once(&path, &wanted(variant, 3), None, "addition").await.body
        });
    }
    let (carts, additions) = (carts.join_all().await, additions.join_all().await);
    assert!(carts.iter().all(|body| *body == carts[0]));
    assert!(additions.iter().all(|body| *body == additions[0]));
    assert_eq!(shop.get(&created.path(), None).await.quantities(), [3]);
}
