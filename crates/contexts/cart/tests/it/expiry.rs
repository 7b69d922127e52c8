use std::time::Duration;

use axum::http::StatusCode;
use primitives::UserId;

use crate::{Shop, cart_of, wanted};

const DAY: Duration = Duration::from_secs(24 * 60 * 60);

#[tokio::test]
async fn a_cart_is_kept_for_thirty_days_after_its_last_change() {
    let shop = Shop::open().await;
    let variant = shop.offer(100);
    let created = shop.post("/carts", &cart_of(&[]), None).await;
    shop.clock.advance(29 * DAY);
    let lines = format!("{}/line-items", created.path());
    assert_eq!(shop.post(&lines, &wanted(variant, 1), None).await.status, StatusCode::OK);
    shop.clock.advance(29 * DAY);
    assert_eq!(shop.get(&created.path(), None).await.quantities(), [1]);
    shop.clock.advance(DAY);
    assert_eq!(shop.get(&created.path(), None).await.status, StatusCode::NOT_FOUND);
    assert_eq!(shop.post(&lines, &wanted(variant, 1), None).await.status, StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn an_account_whose_cart_expired_gets_a_new_one() {
    let shop = Shop::open().await;
    let (user, variant) = (UserId::new(), shop.offer(100));
    let old = shop.post("/carts", &cart_of(&[wanted(variant, 1)]), Some(user)).await;
    shop.clock.advance(30 * DAY);
    let new = shop.post("/carts", &cart_of(&[wanted(variant, 2)]), Some(user)).await;
    assert_eq!((new.status, new.quantities()), (StatusCode::CREATED, vec![2]));
    assert_ne!(new.path(), old.path());
    assert_eq!(shop.get(&old.path(), Some(user)).await.status, StatusCode::NOT_FOUND);
}
