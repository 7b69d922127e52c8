use std::{future::poll_fn, pin::Pin, sync::Arc, task::Poll, time::Duration};

use axum::{
    body::Body,
    http::{Request, StatusCode},
};
use catalog::{Catalog, Precondition};
use serde_json::json;

use crate::shop::{Shop, draft, id_of, simple, variant_of};

#[tokio::test]
async fn an_answer_is_read_once_however_often_and_however_it_is_asked_for() {
    let shop = Shop::open().await;
    shop.add(&simple("Mug", 900)).await;
    let before = shop.shelf.reads();
    for path in ["/products", "/products?", "/products?limit=20", "/products?sort=relevance&q=", "/products"]
    {
        assert_eq!(shop.titles(path).await, ["Mug"]);
    }
    assert_eq!(shop.shelf.reads() - before, 1);
    for _ in 0..3 {
        assert_eq!(shop.get("/products/mug").await.status, StatusCode::OK);
    }
    assert_eq!(shop.shelf.reads() - before, 2);
}

#[tokio::test]
async fn many_who_wait_for_one_answer_cost_one_read() {
    let shop = Shop::open().await;
    shop.add(&simple("Mug", 900)).await;
    let before = shop.shelf.reads();
    let closed = shop.shelf.gate.write().await;
    let (a, b, c, d, ()) = tokio::join!(
        shop.get("/products"),
        shop.get("/products?limit=20"),
        shop.get("/products/mug"),
        shop.get("/products/mug"),
        async { drop(closed) }
    );
    for answer in [&a, &b, &c, &d] {
        assert_eq!(answer.status, StatusCode::OK);
    }
    assert_eq!(shop.shelf.reads() - before, 2);
}

#[tokio::test]
async fn whoever_waits_reads_the_answer_when_the_one_who_began_has_gone() {
    let shop = Shop::open().await;
    shop.add(&simple("Mug", 900)).await;
    let closed = shop.shelf.gate.write().await;
    let mut begun = Box::pin(shop.get("/products/mug"));
    let mut waiting = Box::pin(shop.get("/products/mug"));
    assert!(is_under_way(&mut begun).await && is_under_way(&mut waiting).await);
    drop(begun);
    drop(closed);
    assert_eq!(waiting.await.status, StatusCode::OK);
}

/// Polls once; tells whether the future is still under way.
async fn is_under_way<F: Future + Unpin>(future: &mut F) -> bool {
    poll_fn(|context| Poll::Ready(Pin::new(&mut *future).poll(context).is_pending())).await
}

#[tokio::test]
async fn whoever_has_written_reads_what_was_written() {
    let shop = Shop::open().await;
    let mug = shop.add(&simple("Mug", 900)).await;
    let id = id_of(&mug);
    let by_id = format!("/products/{id}");
    for price in 901..911 {
        for path in ["/products", "/products?sort=price", by_id.as_str(), "/products/mug"] {
            shop.get(path).await;
        }
        let body = json!({"title": "Mug", "variants": [{"price": price}]});
        assert_eq!(shop.with_body("PUT", &by_id, &body, &[]).await.status, StatusCode::OK);
        for path in [by_id.as_str(), "/products/mug"] {
            assert_eq!(shop.get(path).await.body["price_range"]["min"], price);
        }
        for path in ["/products", "/products?sort=price"] {
            assert_eq!(shop.get(path).await.body["items"][0]["price_range"]["min"], price);
        }
        let variant = variant_of(&mug, 0);
        assert_eq!(shop.catalog.offers(&[variant]).await.unwrap()[&variant].price.minor_units(), price);
    }
}

#[tokio::test]
async fn a_read_that_began_before_a_write_is_not_kept_after_it() {
    let shop = Shop::open().await;
    shop.add(&simple("Mug", 900)).await;
    let closed = shop.shelf.gate.write().await;
    // The product is read at once, and its stock only after the write.
    let mut read = Box::pin(shop.get("/products/mug"));
    assert!(is_under_way(&mut read).await);
    drop(closed);
    shop.with_body("PUT", "/products/mug", &simple("Mug", 901), &[]).await;
    assert_eq!(shop.get("/products/mug").await.body["price_range"]["min"], 901);
    read.await;
    assert_eq!(shop.get("/products/mug").await.body["price_range"]["min"], 901);
}

#[tokio::test]
async fn a_client_that_has_the_answer_is_told_so() {
    let shop = Shop::open().await;
    shop.add(&simple("Mug", 900)).await;
    for path in ["/products", "/products/mug", "/categories"] {
        let tag = shop.get(path).await.header("etag").to_owned();
        let request = Request::get(path).header("if-none-match", tag).body(Body::empty()).unwrap();
        let answer = shop.send(request).await;
        assert_eq!(
            (answer.status, answer.body),
            (StatusCode::NOT_MODIFIED, serde_json::Value::Null),
            "{path}"
        );
    }
}

#[tokio::test]
async fn an_answer_that_nobody_calls_stale_is_kept_for_five_minutes() {
    let shop = Shop::open().await;
    shop.add(&simple("Mug", 900)).await;
    assert_eq!(prices(&shop).await, [900, 900]);
    reprice(&shop.neighbour(), 1_000).await;
    shop.clock.advance(Duration::from_secs(299));
    assert_eq!(prices(&shop).await, [900, 900]);
    shop.clock.advance(Duration::from_secs(1));
    assert_eq!(prices(&shop).await, [1_000, 1_000]);
}

#[tokio::test]
async fn what_a_neighbour_has_changed_is_shown_as_soon_as_it_is_heard() {
    let shop = Shop::open().await;
    shop.add(&simple("Mug", 900)).await;
    let (neighbour, listening) = (shop.neighbour(), Arc::clone(&shop.catalog));
    neighbour.tell(move |stale| listening.heard(&stale));
    for price in 901..905 {
        prices(&shop).await;
        reprice(&neighbour, price).await;
        assert_eq!(prices(&shop).await, [price, price]);
    }
}

/// The price of the mug in the list and on its own.
async fn prices(shop: &Shop) -> [i64; 2] {
    let (list, detail) = (shop.get("/products").await, shop.get("/products/mug").await);
    [&list.body["items"][0], &detail.body].map(|shown| shown["price_range"]["min"].as_i64().unwrap())
}

async fn reprice(catalog: &Catalog, price: i64) {
    let draft = draft(json!({"title": "Mug", "variants": [{"price": price}]}));
    catalog.replace_product("mug", draft, Precondition::None).await.unwrap();
}
