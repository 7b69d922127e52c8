use primitives::Availability;
use serde_json::json;

use crate::{Shop, cart_of, wanted};

#[tokio::test]
async fn prices_are_those_of_today() {
    let shop = Shop::open().await;
    let variant = shop.offer(100);
    let created = shop.post("/carts", &cart_of(&[wanted(variant, 2)]), None).await;
    shop.change_offer(variant, |offer| offer.price = Some(primitives::Amount::new(90)));
    let read = shop.get(&created.path(), None).await;
    assert_eq!(
        (&read.body["line_items"][0]["total"], &read.body["totals"][1]["amount"]),
        (&json!(180), &json!(180))
    );
}

#[tokio::test]
async fn what_stands_in_the_way_is_told_line_by_line() {
    let shop = Shop::open().await;
    let all: Vec<_> = (0..5).map(|_| shop.offer(100)).collect();
    let lines: Vec<_> = all.iter().map(|variant| wanted(*variant, 3)).collect();
    let created = shop.post("/carts", &cart_of(&lines), None).await;
    shop.change_offer(all[0], |offer| offer.sellable = false);
    shop.change_offer(all[1], |offer| offer.price = None);
    shop.change_offer(all[2], |offer| offer.availability = Availability::NONE);
    shop.change_offer(all[3], |offer| offer.availability = Availability::of_stock(2));
    let read = shop.get(&created.path(), None).await;
    let told: Vec<_> = read.body["messages"]
        .as_array()
        .unwrap()
        .iter()
        .map(|m| (m["type"].as_str().unwrap(), m["code"].as_str().unwrap(), m["path"].as_str().unwrap()))
        .collect();
    assert_eq!(
        told,
        [
            ("error", "not_sold", "/line_items/0"),
            ("error", "price_missing", "/line_items/1"),
            ("error", "unavailable", "/line_items/2"),
            ("warning", "insufficient_stock", "/line_items/3"),
        ]
    );
    assert_eq!(read.body["totals"][1]["amount"], 900);
    assert_eq!(read.body["line_items"][0]["price"], json!(null));
    assert_eq!(read.body["line_items"][0]["availability"]["available"], false);
}

#[tokio::test]
async fn a_variant_that_is_gone_stays_in_the_cart_with_a_message() {
    let shop = Shop::open().await;
    let variant = shop.offer(100);
    let created = shop.post("/carts", &cart_of(&[wanted(variant, 2)]), None).await;
    shop.shelf.offers.lock().unwrap().clear();
    let read = shop.get(&created.path(), None).await;
    assert_eq!(read.body["line_items"][0]["variant_id"], json!(variant));
    assert_eq!(read.body["messages"][0]["code"], "not_sold");
    assert_eq!(read.body["totals"][1]["amount"], 0);
}

#[tokio::test]
async fn there_is_one_look_up_however_many_lines_there_are() {
    let shop = Shop::open().await;
    let lines: Vec<_> = (0..100).map(|_| wanted(shop.offer(1), 1)).collect();
    let created = shop.post("/carts", &cart_of(&lines), None).await;
    shop.get(&created.path(), None).await;
    shop.patch(&created.line_path(), &json!({"quantity": 5})).await;
    assert_eq!(*shop.shelf.asked.lock().unwrap(), [100, 100, 100]);
}
