//! A buyer who does not give up: asks again, under the same key, until there is an answer.

use reqwest::Method;
use serde_json::{Value, json};

use crate::shop::{Answer, Buyer, PaymentPage, payment, wait_until};

/// Pays until the outcome is known, however often the shop dies meanwhile.
pub async fn pay(buyer: &Buyer, token: &str, key: &str) -> Answer {
    let mut known = None;
    wait_until("the payment has an outcome", async || {
        known = try_to_pay(buyer, token, key).await;
        known.is_some()
    })
    .await;
    known.unwrap()
}

/// The outcome of a payment, if it is known now. A payment that asks for a confirmation gets it.
pub async fn try_to_pay(buyer: &Buyer, token: &str, key: &str) -> Option<Answer> {
    let path = format!("/checkouts/{}/complete", buyer.checkout_id);
    let answer = try_post(buyer, &path, Some(key), payment(token)).await?;
    match answer.status {
        200 if answer.at("/checkout/payment/action").is_null() => Some(answer),
        200 if answer.at("/checkout/payment/action/type") == "redirect" => {
            // The shopper pays on the provider's page and does not come back.
            let page = PaymentPage::new(answer.text_at("/checkout/payment/action/url"));
            drop(page.try_press("decision=pay").await);
            None
        }
        200 => {
            let path = format!("/checkouts/{}/confirm-payment", buyer.checkout_id);
            try_post(buyer, &path, None, json!({"approved": true})).await;
            None
        }
        202 | 503 => None,
        _ => panic!("the payment was answered with {}: {}", answer.status, answer.text),
    }
}

/// The answer to a request, unless the shop dies over it.
pub async fn try_post(buyer: &Buyer, path: &str, key: Option<&str>, body: Value) -> Option<Answer> {
    try_send(buyer, Method::POST, path, key, body).await
}

/// The answer to a request, unless the shop dies over it.
pub async fn try_send(
    buyer: &Buyer,
    method: Method,
    path: &str,
    key: Option<&str>,
    body: Value,
) -> Option<Answer> {
    let mut request = buyer.caller.request(method, path).json(&body);
    if let Some(key) = key {
        request = request.header("idempotency-key", key);
    }
    let response = request.send().await.ok()?;
    let (status, headers) = (response.status().as_u16(), response.headers().clone());
    let text = response.text().await.ok()?;
    Some(Answer { status, headers, json: serde_json::from_str(&text).unwrap_or_default(), text })
}
