use std::sync::Arc;

use axum::http::StatusCode;
use primitives::UserId;
use tokio::task::JoinSet;

use crate::{Shop, another_process, cart_of, wanted};

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn fifty_parallel_additions_lose_nothing() {
    let shop = Arc::new(Shop::open().await);
    let same = shop.offer(100);
    let created = shop.post("/carts", &cart_of(&[]), None).await;
    let mut all = JoinSet::new();
    for number in 0..50 {
        let (shop, path) = (shop.clone(), format!("{}/line-items", created.path()));
        let variant = if number % 2 == 0 { same } else { shop.offer(100) };
        all.spawn(async move { shop.post(&path, &wanted(variant, 1), None).await.status });
    }
    assert!(all.join_all().await.iter().all(|status| *status == StatusCode::OK));
    let mut quantities = shop.get(&created.path(), None).await.quantities();
    quantities.sort_unstable();
    assert_eq!((quantities.len(), quantities.last()), (26, Some(&25)));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn processes_that_change_the_same_cart_lose_nothing() {
    let mut shop = Shop::open().await;
    let variant = shop.offer(100);
    let created = shop.post("/carts", &cart_of(&[wanted(variant, 1)]), None).await;
    let mut all = JoinSet::new();
    for _ in 0..5 {
        let process = another_process(&shop.database, &shop.clock, &shop.shelf);
        shop.api = cart::routes(Arc::new(process)).split_for_parts().0;
        for _ in 0..5 {
            let (api, path) = (shop.api.clone(), format!("{}/line-items", created.path()));
            let body = wanted(variant, 1).to_string();
            all.spawn(async move {
                let request = axum::http::Request::post(path).header("content-type", "application/json");
                let request = request.body(axum::body::Body::from(body)).unwrap();
                tower::ServiceExt::oneshot(api, request).await.unwrap().status()
            });
        }
    }
    assert!(all.join_all().await.iter().all(|status| *status == StatusCode::OK));
    assert_eq!(shop.get(&created.path(), None).await.quantities(), [26]);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn parallel_creations_of_an_account_end_in_one_cart() {
    let shop = Arc::new(Shop::open().await);
    let (user, variant) = (UserId::new(), shop.offer(100));
    let mut all = JoinSet::new();
    for _ in 0..20 {
        let shop = shop.clone();
        all.spawn(async move { shop.post("/carts", &cart_of(&[wanted(variant, 1)]), Some(user)).await });
    }
    let answers = all.join_all().await;
    assert!(answers.iter().all(|answer| answer.path() == answers[0].path()));
    assert_eq!(answers.iter().filter(|answer| answer.status == StatusCode::CREATED).count(), 1);
    assert_eq!(shop.get(&answers[0].path(), Some(user)).await.quantities(), [20]);
}
