use axum::http::StatusCode;
use primitives::UserId;
use serde_json::json;

use crate::{Shop, cart_of, wanted};

#[tokio::test]
async fn a_new_cart_has_the_lines_it_was_asked_for_at_todays_prices() {
    let shop = Shop::open().await;
    let (shoes, socks) = (shop.offer(12_000), shop.offer(500));
    let body = cart_of(&[wanted(shoes, 2), wanted(socks, 1), wanted(shoes, 1)]);
    let created = shop.post("/carts", &body, None).await;
    assert_eq!(created.status, StatusCode::CREATED);
    let line = &created.body["line_items"][0];
    assert_eq!(created.body["currency"], "USD");
    assert_eq!(line["variant_id"], json!(shoes));
    assert_eq!(
        (&line["quantity"], &line["price"], &line["total"]),
        (&json!(3), &json!(12_000), &json!(36_000))
    );
    assert_eq!((&line["title"], &line["sku"]), (&json!("Trail Runner"), &json!("TR-42")));
    assert_eq!(line["availability"], json!({"available": true, "quantity": 10}));
    let totals = json!([{"type": "subtotal", "amount": 36_500}, {"type": "total", "amount": 36_500}]);
    assert_eq!((&created.body["totals"], &created.body["messages"]), (&totals, &json!([])));
}

#[tokio::test]
async fn guests_get_a_cart_each_and_an_account_has_one() {
    let shop = Shop::open().await;
    let (user, variant) = (UserId::new(), shop.offer(100));
    let guests = [
        shop.post("/carts", &cart_of(&[]), None).await.path(),
        shop.post("/carts", &cart_of(&[]), None).await.path(),
    ];
    assert_ne!(guests[0], guests[1]);
    let first = shop.post("/carts", &cart_of(&[wanted(variant, 1)]), Some(user)).await;
    let second = shop.post("/carts", &cart_of(&[wanted(variant, 2)]), Some(user)).await;
    assert_eq!((first.status, second.status), (StatusCode::CREATED, StatusCode::OK));
    assert_eq!((second.path(), second.quantities()), (first.path(), vec![3]));
}

#[tokio::test]
async fn a_cart_with_lines_keeps_its_currency() {
    let shop = Shop::open().await;
    let (user, variant) = (UserId::new(), shop.offer(100));
    shop.post("/carts", &cart_of(&[]), Some(user)).await;
    let euros = json!({"currency": "EUR"});
    assert_eq!(shop.post("/carts", &euros, Some(user)).await.body["currency"], "EUR");
    let filled = shop.post("/carts", &cart_of(&[wanted(variant, 1)]), Some(user)).await;
    assert_eq!(filled.body["currency"], "EUR");
    let dollars = shop.post("/carts", &json!({"currency": "USD"}), Some(user)).await;
    assert_eq!(dollars.fault(), (422, "/currency", "other_currency"));
}

#[tokio::test]
async fn what_cannot_be_bought_is_refused_with_its_place() {
    let shop = Shop::open().await;
    let (fine, gone) = (shop.offer(100), shop.offer(100));
    shop.change_offer(gone, |offer| offer.sellable = false);
    let unknown = primitives::VariantId::new();
    for (body, place, code) in [
        (cart_of(&[wanted(fine, 1), wanted(unknown, 1)]), "/line_items/1/variant_id", "unknown_variant"),
        (cart_of(&[wanted(gone, 1)]), "/line_items/0/variant_id", "not_sellable"),
        (cart_of(&[wanted(fine, 0)]), "/line_items/0/quantity", "invalid"),
        (cart_of(&[wanted(fine, 9_999), wanted(fine, 1)]), "/line_items/1/quantity", "too_many_pieces"),
        (json!({"currency": "XXQ"}), "/currency", "invalid"),
        (
            json!({"line_items": [{"variant_id": fine, "quantity": 1, "price": 1}]}),
            "/line_items/0/price",
            "unknown_field",
        ),
    ] {
        for caller in [None, Some(UserId::new())] {
            assert_eq!(shop.post("/carts", &body, caller).await.fault(), (422, place, code));
        }
    }
}
