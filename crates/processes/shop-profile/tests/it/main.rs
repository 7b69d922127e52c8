//! The profile of a shop through its router.
#![expect(clippy::unwrap_used, reason = "a test fails by panicking, also in its fixtures")]

use std::sync::Arc;

use axum::Router;
use payments::{Handler, Payments};
use primitives::{Clock, Currency};
use serde_json::{Value, json};
use shipping::{Shipping, Zones};
use shop_profile::{Facts, ShopProfile};
use test_kit::{Call, FreshDatabase};

struct Shop {
    shipping: Arc<Shipping>,
    router: Router,
    _database: FreshDatabase,
}

impl Shop {
    async fn open() -> Self {
        let migrations = [queue::MIGRATIONS, payments::MIGRATIONS, shipping::MIGRATIONS];
        let database = FreshDatabase::with(&migrations).await;
        let shipping = Arc::new(Shipping::open(database.clone(), Currency::USD).await.unwrap());
        let handlers = Handler::configured(&["test".to_owned()], &database, b"a secret").unwrap();
        let payments = Arc::new(Payments::new(
            database.clone(),
            Clock::system(),
            handlers,
            payments::Origins::new("http://shop.example", &[]),
        ));
        let facts = Facts {
            name: "Tide & Ember".to_owned(),
            currency: Currency::USD,
            country: "US".parse().unwrap(),
            languages: vec!["en".to_owned(), "de".to_owned()],
            contact_email: Some("hello@shop.example".parse().unwrap()),
        };
        let profile = ShopProfile::new(facts, shipping.clone(), payments).unwrap();
        let (router, _) = shop_profile::routes(Arc::new(profile)).split_for_parts();
        Self { shipping, router, _database: database }
    }

    async fn get(&self, path: &str) -> Value {
        let answer = Call::get(path).to(&self.router).await.is(200);
        assert!(answer.header("cache-control").starts_with("public"));
        answer.body
    }

    /// From now on it sends to the United States only.
    async fn stay_at_home(&self) {
        let home = self.shipping.zones().as_slice()[0].clone();
        self.shipping.set_zones(Zones::new(vec![home]).unwrap()).await.unwrap();
    }
}

#[tokio::test]
async fn the_shop_says_what_it_is_called_where_it_delivers_and_how_it_is_paid() {
    let mut shop = Shop::open().await.get("/shop").await;
    let (countries, handlers) = (shop["delivers_to"].take(), shop["payment_handlers"].take());
    assert_eq!(
        shop,
        json!({"name": "Tide & Ember", "currency": "USD", "country": "US", "languages": ["en", "de"],
            "contact_email": "hello@shop.example", "free_delivery_from": 7500, "delivers_to": null,
            "payment_handlers": null})
    );
    assert_eq!(countries.as_array().unwrap().len(), 249);
    assert_eq!((&handlers[0]["id"], &handlers[0]["name"]), (&json!("test"), &json!("Test payments")));
    assert_eq!(handlers[0]["test_outcomes"][0]["token"], "tok_success");
}

#[tokio::test]
async fn address_formats_are_those_of_the_countries_that_it_delivers_to() {
    let shop = Shop::open().await;
    let all = shop.get("/address-formats").await;
    assert_eq!(all["items"].as_array().unwrap().len(), 249);
    shop.stay_at_home().await;
    let home = shop.get("/address-formats").await;
    assert_eq!(home["items"].as_array().unwrap().len(), 1);
    let us = &home["items"][0];
    assert_eq!(us["fields"], json!(["name", "line1", "line2", "city", "region", "postal_code"]));
    assert_eq!(us["required"], json!(["name", "line1", "city", "region", "postal_code"]));
    assert_eq!((&us["region"]["label"], &us["postal_code"]["label"]), (&json!("state"), &json!("zip")));
    assert_eq!(us["region"]["choices"][0], json!({"code": "AL", "name": "Alabama"}));
    assert_eq!(shop.get("/shop").await["delivers_to"], json!(["US"]));
    assert_eq!(shop.get("/address-formats?for=delivery").await, home);
    assert_eq!(shop.get("/address-formats?for=billing").await, all, "somebody elsewhere may pay");
}
