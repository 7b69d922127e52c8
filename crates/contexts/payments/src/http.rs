//! Payments over HTTP: where providers tell of charges, and the page of the test provider.

mod receive_payment_notification;
mod test_page;

use std::sync::Arc;

use utoipa_axum::{router::OpenApiRouter, routes};

pub use self::test_page::{NotificationDoor, routes as test_page_routes};
use crate::Payments;

/// The endpoints, relative to the API's base path.
pub fn routes(payments: Arc<Payments>) -> OpenApiRouter {
    OpenApiRouter::new()
        .routes(routes!(receive_payment_notification::receive_payment_notification))
        .with_state(payments)
}
