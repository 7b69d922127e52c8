//! Staff adds products, shoppers buy them.

use serde_json::{Value, json};

use crate::shop::{Shop, wait_until};

fn kettle() -> Value {
    json!({
        "title": "Copper Kettle", "status": "active", "brand": "Testware",
        "variants": [{"sku": "KETTLE-1", "price": 4999, "stock": 5}],
    })
}

#[tokio::test]
async fn a_new_product_is_found_and_can_be_bought_at_once() {
    let shop = Shop::start().await;
    let staff = shop.staff().await;

    let product = staff.post("/products", kettle()).await.is(201);

    let mut buyer = shop.buyer();
    let shown = buyer.caller.get("/products/copper-kettle").await.is(200);
    assert_eq!(shown.at("/id"), product.at("/id"));
    assert_eq!(shown.at("/variants/0/availability"), json!({"available": true, "quantity": 5}));
    buyer.prepare(&product.text_at("/variants/0/id"), 5).await;
    let done = buyer.complete("tok_success", "k").await.is(200);
    assert_eq!(done.at("/checkout/status"), "completed");
    wait_until("the product is shown as sold out", async || {
        let shown = buyer.caller.get("/products/copper-kettle").await.is(200);
        shown.at("/variants/0/availability/available") == false
    })
    .await;
    wait_until("the product is found", async || {
        buyer.caller.get("/products?q=copper%20kettle").await.at("/items/0/id") == product.at("/id")
    })
    .await;
}

#[tokio::test]
async fn creating_a_product_again_under_one_key_makes_one_product() {
    let shop = Shop::start().await;
    let staff = shop.staff().await;

    let first = staff.post_once("/products", "k1", kettle()).await.is(201);
    let again = staff.post_once("/products", "k1", kettle()).await.is(201);

    assert_eq!(again.json, first.json);
    assert_eq!(again.header("idempotency-replayed"), "true");
    let mut other = kettle();
    other["title"] = json!("Another Kettle");
    staff.post_once("/products", "k1", other).await.refused(409, "idempotency_key_reused");
    staff.post("/products", kettle()).await.is(409);
}

#[tokio::test]
async fn a_changed_price_counts_at_once_and_an_archived_product_is_gone() {
    let shop = Shop::start().await;
    let staff = shop.staff().await;
    let product = staff.post("/products", kettle()).await.is(201);
    let path = format!("/products/{}", product.text_at("/id"));
    let mut buyer = shop.buyer();
    buyer.cart().await;
    let variant = product.text_at("/variants/0/id");
    assert_eq!(buyer.add(&variant, 1).await.is(200).total("total"), 4999);

    let mut cheaper = kettle();
    cheaper["variants"][0]["price"] = json!(3999);
    staff.put(&path, cheaper).await.is(200);

    assert_eq!(buyer.caller.get(&path).await.at("/variants/0/price"), 3999);
    let cart = buyer.caller.get(&format!("/carts/{}", buyer.cart_id)).await.is(200);
    assert_eq!(cart.total("total"), 3999);
    staff.delete(&path).await.is(204);
    buyer.caller.get("/products/copper-kettle").await.refused(404, "not_found");
    buyer.checkout().await;
    let gone = buyer.details().await.is(200);
    assert_eq!(gone.at("/status"), "incomplete");
}
