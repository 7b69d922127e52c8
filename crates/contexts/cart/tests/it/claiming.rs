use axum::http::StatusCode;
use primitives::{CartId, UserId};
use serde_json::json;

use crate::{Answer, Shop, cart_of, wanted};

impl Shop {
    async fn claim(&self, cart: &Answer, user: UserId) -> Answer {
        self.post(&format!("{}/claim", cart.path()), &json!({}), Some(user)).await
    }
}

#[tokio::test]
async fn an_account_without_a_cart_takes_the_guests_over() {
    let shop = Shop::open().await;
    let user = UserId::new();
    let guests = shop.post("/carts", &cart_of(&[wanted(shop.offer(100), 2)]), None).await;
    let claimed = shop.claim(&guests, user).await;
    assert_eq!((claimed.status, &claimed.body), (StatusCode::OK, &guests.body));
    assert_eq!(shop.get(&guests.path(), Some(user)).await.body, guests.body);
    for caller in [None, Some(UserId::new())] {
        assert_eq!(shop.get(&guests.path(), caller).await.status, StatusCode::NOT_FOUND);
    }
}

#[tokio::test]
async fn lines_of_both_carts_add_up_once_however_often_it_is_claimed() {
    let shop = Shop::open().await;
    let (user, both, only) = (UserId::new(), shop.offer(100), shop.offer(200));
    let own = shop.post("/carts", &cart_of(&[wanted(both, 3)]), Some(user)).await;
    let guests = shop.post("/carts", &cart_of(&[wanted(both, 2), wanted(only, 1)]), None).await;
    for _ in 0..2 {
        let claimed = shop.claim(&guests, user).await;
        assert_eq!((claimed.path(), claimed.quantities()), (own.path(), vec![5, 1]));
    }
    assert_eq!(shop.get(&guests.path(), Some(user)).await.status, StatusCode::NOT_FOUND);
    assert_eq!(shop.claim(&own, user).await.quantities(), [5, 1]);
}

#[tokio::test]
async fn a_claimed_cart_cannot_be_claimed_by_another_account() {
    let shop = Shop::open().await;
    let guests = shop.post("/carts", &cart_of(&[wanted(shop.offer(100), 2)]), None).await;
    let owned = shop.claim(&guests, UserId::new()).await;
    let stranger = UserId::new();
    let unknown = shop.post(&format!("/carts/{}/claim", CartId::new()), &json!({}), Some(stranger)).await;
    let refused = shop.claim(&owned, stranger).await;
    assert_eq!((refused.status, &refused.body), (StatusCode::NOT_FOUND, &unknown.body));
    shop.post("/carts", &cart_of(&[]), Some(stranger)).await;
    assert_eq!(shop.claim(&owned, stranger).await.body, unknown.body);
    let signed_out = shop.post(&format!("{}/claim", owned.path()), &json!({}), None).await;
    assert_eq!(signed_out.status, StatusCode::UNAUTHORIZED);
}

#[tokio::test]
async fn a_guests_cart_that_does_not_fit_stays_as_it_is() {
    let shop = Shop::open().await;
    let user = UserId::new();
    let full: Vec<_> = (0..100).map(|_| wanted(shop.offer(1), 1)).collect();
    let own = shop.post("/carts", &cart_of(&full), Some(user)).await;
    let guests = shop.post("/carts", &cart_of(&[wanted(shop.offer(1), 1)]), None).await;
    assert_eq!(shop.claim(&guests, user).await.fault().2, "too_many_lines");
    assert_eq!(shop.get(&guests.path(), None).await.body, guests.body);
    assert_eq!(shop.get(&own.path(), Some(user)).await.body, own.body);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn parallel_claims_merge_once() {
    let shop = std::sync::Arc::new(Shop::open().await);
    let (user, variant) = (UserId::new(), shop.offer(100));
    let own = shop.post("/carts", &cart_of(&[wanted(variant, 1)]), Some(user)).await;
    let guests = std::sync::Arc::new(shop.post("/carts", &cart_of(&[wanted(variant, 2)]), None).await);
    let mut all = tokio::task::JoinSet::new();
    for _ in 0..8 {
        let (shop, guests) = (shop.clone(), guests.clone());
        all.spawn(async move { shop.claim(&guests, user).await.quantities() });
    }
    assert!(all.join_all().await.iter().all(|quantities| *quantities == [3]));
    assert_eq!(shop.get(&own.path(), Some(user)).await.quantities(), [3]);
}
