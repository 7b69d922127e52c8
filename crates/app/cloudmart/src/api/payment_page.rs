//! The page of the test payment provider, in shops that have that provider, and the way on which its messages come in.

use std::sync::Arc;

use async_trait::async_trait;
use axum::{Router, body::Body, http::Request};
use payments::{NotificationDoor, provider::NotificationMessage};
use tower::ServiceExt;

use super::BASE;
use crate::wiring::Shop;

pub(super) fn routes(shop: &Arc<Shop>, operations: Router) -> Router {
    match &shop.test_provider {
        Some(provider) => {
            payments::test_page_routes(provider.clone(), Arc::new(OwnDoor(operations)), shop.clock.clone())
        }
        None => Router::new(),
    }
}

/// The shop's own operations, called with a request like one from outside.
struct OwnDoor(Router);

#[async_trait]
impl NotificationDoor for OwnDoor {
    async fn deliver(&self, message: NotificationMessage) -> bool {
        let mut request = Request::post(format!("{BASE}/payments/test/notifications"));
        for (name, value) in &message.headers {
            request = request.header(name, value);
        }
        let Ok(request) = request.body(Body::from(message.body)) else { return false };
        let Ok(answer) = self.0.clone().oneshot(request).await;
        answer.status().is_success()
    }
}
