//! The demo accounts, through the door: they sign in, and are what they are said to be.

use std::net::IpAddr;

use demo_shop::{CUSTOMER, PASSWORD, STAFF, seed};
use http_kit::ClientAddress;
use serde_json::{Value, json};
use test_kit::Call;

use crate::shop::Shop;

async fn log_in(shop: &Shop, email: &str, password: &str) -> (u16, Value) {
    let (router, _) = users::routes(shop.target.users.clone()).split_for_parts();
    let body = json!({"email": email, "password": password});
    let call = Call::post("/auth/login", &body).with(ClientAddress(IpAddr::from([192, 0, 2, 1])));
    let answer = call.to(&router).await;
    (answer.status.as_u16(), answer.body)
}

#[tokio::test]
async fn staff_and_customer_sign_in_with_the_demo_password() {
    let shop = Shop::open().await;
    seed(&shop.target).await.unwrap();
    for (email, role) in [(STAFF, "admin"), (CUSTOMER, "customer")] {
        let (status, body) = log_in(&shop, email, PASSWORD).await;
        assert_eq!(status, 200, "{body}");
        assert_eq!(body["user"]["roles"], json!([role]), "{body}");
    }
    assert_eq!(log_in(&shop, STAFF, "cloudmart-wrong").await.0, 401);
}

#[tokio::test]
async fn an_account_that_is_there_keeps_its_password() {
    let shop = Shop::open().await;
    let own = users::Password::parse("my own password".to_owned()).unwrap();
    let made = shop.target.users.create_user(STAFF.parse().unwrap(), own, users::Role::Support).await;
    made.unwrap();
    seed(&shop.target).await.unwrap();
    let (status, body) = log_in(&shop, STAFF, "my own password").await;
    assert_eq!((status, &body["user"]["roles"]), (200, &json!(["support"])));
    assert_eq!(log_in(&shop, STAFF, PASSWORD).await.0, 401);
}
