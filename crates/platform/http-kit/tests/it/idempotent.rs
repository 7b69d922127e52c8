//! Which requests under one idempotency-key are the same attempt.

use axum::{
    Router,
    body::Body,
    http::{Request, StatusCode},
    response::IntoResponse,
    routing::post,
};
use http_kit::{ClientAddress, Idempotent};
use primitives::CartId;
use tower::ServiceExt;

/// Says which attempt a request is taken for.
async fn attempt(path: &str, address: [u8; 4]) -> String {
    let told = |request: Idempotent<serde_json::Value>| async move {
        (StatusCode::OK, format!("{:?}", request.attempt.unwrap())).into_response()
    };
    let router = Router::new().route("/carts", post(told)).route("/carts/{id}/line-items", post(told));
    let request = Request::post(path)
        .header("content-type", "application/json")
        .header("idempotency-key", "first-try")
        .extension(ClientAddress(address.into()))
        .body(Body::from("{}"))
        .unwrap();
    let answer = router.oneshot(request).await.unwrap();
    let body = axum::body::to_bytes(answer.into_body(), 10_000).await.unwrap();
    String::from_utf8(body.to_vec()).unwrap()
}

const HOME: [u8; 4] = [192, 0, 2, 1];
const ON_THE_WAY: [u8; 4] = [198, 51, 100, 7];

#[tokio::test]
async fn an_attempt_on_a_cart_is_the_same_from_another_network() {
    let [mine, other] =
        [CartId::unguessable(), CartId::unguessable()].map(|id| format!("/carts/{id}/line-items"));
    assert_eq!(attempt(&mine, HOME).await, attempt(&mine, ON_THE_WAY).await);
    assert_ne!(attempt(&mine, HOME).await, attempt(&other, HOME).await);
}

#[tokio::test]
async fn an_attempt_without_such_an_id_belongs_to_its_network() {
    for path in ["/carts", "/carts/1/line-items"] {
        assert_ne!(attempt(path, HOME).await, attempt(path, ON_THE_WAY).await, "{path}");
        assert_eq!(attempt(path, HOME).await, attempt(path, HOME).await, "{path}");
    }
}
