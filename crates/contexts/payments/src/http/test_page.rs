//! The test provider's page, as a real provider has one: the shopper decides there, the provider tells the shop by a
//! signed message, and sends the shopper back. It is served only where the test provider is enabled.

mod decide;
mod show;

use std::sync::Arc;

use async_trait::async_trait;
use axum::{
    Router,
    http::{HeaderName, HeaderValue, header},
    response::{IntoResponse, Response},
    routing::get,
};
use http_kit::no_store;
use primitives::Clock;

use self::show::Pages;
use crate::provider::{NotificationMessage, test::TestProvider};

/// The door of the shop at which a provider delivers its messages.
#[async_trait]
pub trait NotificationDoor: Send + Sync {
    /// Delivers a message for the handler `test`, as over the network; tells whether the shop has taken it.
    async fn deliver(&self, message: NotificationMessage) -> bool;
}

/// What the handlers share.
#[derive(Clone)]
struct Desk {
    provider: TestProvider,
    door: Arc<dyn NotificationDoor>,
    clock: Clock,
    pages: Arc<Pages>,
}

/// The page, at `/test-payment/{id}`.
pub fn routes(provider: TestProvider, door: Arc<dyn NotificationDoor>, clock: Clock) -> Router {
    let desk = Desk { provider, door, clock, pages: Arc::new(Pages::new()) };
    Router::new()
        .route("/test-payment.css", get(style))
        .route("/test-payment/{id}", get(show::show).post(decide::decide))
        .with_state(desk)
}

async fn style() -> Response {
    let css = [(header::CONTENT_TYPE, "text/css; charset=utf-8")];
    guarded((css, include_str!("../../templates/test_page/page.css")).into_response(), None)
}

/// The answer with what keeps it harmless. Browsers follow an answer to a form only to where forms may lead, which is
/// back to the shop and, for a storefront on another host, to that.
fn guarded(mut response: Response, leads_to: Option<&str>) -> Response {
    let policy = format!(
        "default-src 'none'; style-src 'self'; img-src data:; form-action 'self' {}; base-uri 'none'; frame-ancestors 'none'",
        leads_to.unwrap_or_default()
    );
    let headers = response.headers_mut();
    if let Ok(policy) = HeaderValue::from_str(&policy) {
        headers.insert(header::CONTENT_SECURITY_POLICY, policy);
    }
    for (name, value) in [
        (header::X_CONTENT_TYPE_OPTIONS, "nosniff"),
        (header::REFERRER_POLICY, "no-referrer"),
        (HeaderName::from_static("cross-origin-opener-policy"), "same-origin"),
        (HeaderName::from_static("x-robots-tag"), "noindex"),
    ] {
        headers.insert(name, HeaderValue::from_static(value));
    }
    no_store(headers);
    response
}
