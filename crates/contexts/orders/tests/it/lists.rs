use axum::http::StatusCode;
use http_kit::Principal;
use primitives::UserId;
use serde_json::Value;

use crate::{Shop, customer, new_order, staff};

impl Shop {
    /// The numbers on each page of a list, following its cursors.
    async fn pages(&self, path: &str, caller: &Principal) -> Vec<Vec<String>> {
        let (mut pages, mut cursor) = (Vec::new(), String::new());
        loop {
            let (status, page) = self.get(&format!("{path}{cursor}"), Some(caller.clone())).await;
            assert_eq!(status, StatusCode::OK, "{page}");
            let number = |order: &Value| order["number"].as_str().unwrap().to_owned();
            pages.push(page["items"].as_array().unwrap().iter().map(number).collect());
            let Some(next) = page["pagination"]["next_cursor"].as_str() else { return pages };
            cursor = format!("&cursor={next}");
        }
    }
}

#[tokio::test]
async fn customers_see_their_own_orders_newest_first() {
    let shop = Shop::open().await;
    let (ada, bob) = (UserId::new(), UserId::new());
    for user in [Some(ada), Some(bob), None, Some(ada), Some(ada)] {
        shop.place(new_order(user)).await;
    }
    let pages = shop.pages("/orders?limit=2", &customer(ada)).await;
    assert_eq!(pages, [vec!["1005", "1004"], vec!["1001"]]);
    assert_eq!(shop.pages("/orders?limit=20", &customer(bob)).await, [["1002"]]);
    assert_eq!(shop.pages("/orders?limit=20", &customer(UserId::new())).await, [Vec::<String>::new()]);
}

#[tokio::test]
async fn orders_of_the_same_moment_are_neither_lost_nor_repeated() {
    let shop = Shop::open().await;
    let ada = UserId::new();
    for _ in 0..7 {
        shop.try_place(new_order(Some(ada))).await.unwrap();
    }
    let mut numbers = shop.pages("/orders?limit=3", &customer(ada)).await.concat();
    numbers.sort();
    assert_eq!(numbers, ["1001", "1002", "1003", "1004", "1005", "1006", "1007"]);
}

#[tokio::test]
async fn a_page_asks_for_all_parts_at_once() {
    let shop = Shop::open().await;
    let ada = UserId::new();
    for _ in 0..5 {
        shop.place(new_order(Some(ada))).await;
    }
    shop.pages("/orders?limit=100", &customer(ada)).await;
    assert_eq!(*shop.parts.asked.lock().unwrap(), [5]);
}

#[tokio::test]
async fn staff_see_all_orders_by_their_states() {
    let shop = Shop::open().await;
    let mut ids = Vec::new();
    for _ in 0..4 {
        ids.push(shop.place(new_order(None)).await.id);
    }
    let (now, id) = (shop.clock.clock().now(), ids[1]);
    let cancelled = shop.database.write(move |tx| orders::cancel(tx, now, id, "test")).await;
    assert!(cancelled.unwrap().is_new);
    let reader = staff(&["orders.read"]);
    let pages = shop.pages("/admin/orders?limit=3", &reader).await;
    assert_eq!(pages, [vec!["1004", "1003", "1002"], vec!["1001"]]);
    let pages = shop.pages("/admin/orders?status=pending&limit=2", &reader).await;
    assert_eq!(pages, [vec!["1004", "1003"], vec!["1001"]]);
    assert_eq!(shop.pages("/admin/orders?payment_status=voided", &reader).await, [["1002"]]);
    let both = shop.pages("/admin/orders?status=pending&payment_status=voided", &reader).await;
    assert_eq!(both, [Vec::<String>::new()]);
}

#[tokio::test]
async fn a_cursor_of_another_list_and_unknown_filters_are_refused() {
    let shop = Shop::open().await;
    let (ada, reader) = (UserId::new(), staff(&["orders.read"]));
    for _ in 0..2 {
        shop.place(new_order(Some(ada))).await;
    }
    let (_, page) = shop.get("/orders?limit=1", Some(customer(ada))).await;
    let cursor = page["pagination"]["next_cursor"].as_str().unwrap();
    for (path, pointer) in [
        (format!("/admin/orders?cursor={cursor}"), "?cursor"),
        ("/admin/orders?cursor=x".to_owned(), "?cursor"),
        ("/admin/orders?status=cancelled".to_owned(), "?status"),
        ("/admin/orders?limit=101".to_owned(), "?limit"),
        ("/admin/orders?limit=0".to_owned(), "?limit"),
    ] {
        let (status, problem) = shop.get(&path, Some(reader.clone())).await;
        assert_eq!(status, StatusCode::UNPROCESSABLE_ENTITY, "{path}");
        assert_eq!(problem["errors"][0]["pointer"], pointer, "{path}");
    }
}
