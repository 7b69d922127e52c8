//! What a web shop asks before anybody has a cart, and that a checkout keeps to it.

use serde_json::{Value, json};

use crate::shop::Shop;

#[tokio::test]
async fn the_delivery_that_is_told_beforehand_is_the_one_that_the_checkout_offers() {
    let shop = Shop::start().await;
    let mut buyer = shop.buyer();
    let variant = buyer.variant().await;
    buyer.prepare(&variant.id, 1).await;
    let offered = buyer.look().await.at("/fulfillment/options");

    let path = format!("/delivery-options?country=US&subtotal={}", variant.price);
    let told = shop.guest().get(&path).await.is(200);

    let same =
        |option: &Value| json!({"id": option["id"], "title": option["title"], "amount": option["amount"]});
    let told_options: Vec<Value> = told.at("/options").as_array().unwrap().iter().map(same).collect();
    assert_eq!(json!(told_options), offered);
    assert!(told.header("cache-control").starts_with("public"));
    assert!(told.text_at("/options/0/estimate/earliest") <= told.text_at("/options/0/estimate/latest"));
}

#[tokio::test]
async fn the_shop_tells_about_itself_what_its_settings_say() {
    let settings = [("shop.name", "Tide & Ember"), ("shop.contact_email", "hello@shop.example")];
    let shop = Shop::with(&settings).await;
    let told = shop.guest().get("/shop").await.is(200);
    assert_eq!((told.text_at("/name"), told.text_at("/currency")), ("Tide & Ember".into(), "USD".into()));
    assert_eq!(told.text_at("/contact_email"), "hello@shop.example");
    assert_eq!(told.at("/languages"), json!(["en", "de"]));
    assert_eq!(told.text_at("/payment_handlers/0/test_outcomes/0/token"), "tok_success");
    let formats = shop.guest().get("/address-formats").await.is(200);
    let countries = |list: Value| list.as_array().unwrap().len();
    assert_eq!(countries(formats.at("/items")), countries(told.at("/delivers_to")));
}
