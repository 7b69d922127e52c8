//! A customer with an account sees their orders; nobody else does.

use crate::shop::{Buyer, Shop};

#[tokio::test]
async fn a_signed_in_purchase_is_in_the_list_of_its_buyer_and_of_nobody_else() {
    let shop = Shop::start().await;
    let (ada, eve) = (shop.customer("ada@example.com").await, shop.customer("eve@example.com").await);
    let mut buyer = Buyer::new(ada.clone());

    let done = buyer.purchase("tok_success").await.is(200);

    let order = done.text_at("/order/id");
    let mine = ada.get("/orders").await.is(200);
    assert_eq!((mine.at("/items/0/id"), mine.at("/items/1/id")), (order.into(), serde_json::Value::Null));
    assert_eq!(eve.get("/orders").await.is(200).at("/items"), serde_json::json!([]));
}

#[tokio::test]
async fn what_belongs_to_an_account_answers_others_like_an_unknown_id() {
    let shop = Shop::start().await;
    let (ada, eve) = (shop.customer("ada@example.com").await, shop.customer("eve@example.com").await);
    let mut buyer = Buyer::new(ada.clone());
    let done = buyer.purchase("tok_success").await.is(200);
    let belongings = [
        format!("/orders/{}", done.text_at("/order/id")),
        format!("/checkouts/{}", buyer.checkout_id),
        format!("/carts/{}", buyer.cart_id),
    ];
    let unknown = eve.get("/orders/ord_01h455vb4pex5vsknk084sn02q").await.refused(404, "not_found");

    for path in belongings {
        ada.get(&path).await.is(200);
        for other in [&eve, &shop.guest()] {
            let answer = other.get(&path).await.is(404);
            assert_eq!(answer.text, unknown.text, "{path}");
        }
    }
}
