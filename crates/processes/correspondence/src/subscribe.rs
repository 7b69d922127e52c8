//! Ties each handler to its event.

use std::{future::Future, sync::Arc};

use notifications::Notifications;
use orders::OrderTokens;
use queue::{Delivery, Event, HandlerError, Subscriptions};

use crate::{
    letters::Letters, on_order_cancelled::on_order_cancelled, on_order_delivered::on_order_delivered,
    on_order_paid::on_order_paid, on_order_payment_failed::on_order_payment_failed,
    on_order_refunded::on_order_refunded, on_order_shipped::on_order_shipped,
    on_password_reset_requested::on_password_reset_requested,
    on_support_request_received::on_support_request_received, on_user_registered::on_user_registered,
};

/// The reason of a cancellation for which the buyer gets an apology.
pub const OUT_OF_STOCK: &str = "out_of_stock";

/// Adds the handlers of this process to those of a worker.
#[must_use]
pub fn subscribe(
    subscriptions: Subscriptions,
    notifications: Arc<Notifications>,
    tokens: OrderTokens,
) -> Subscriptions {
    let letters = Letters::new(notifications, tokens);
    subscriptions
        .on("correspondence.on_order_paid", told(&letters, on_order_paid))
        .on("correspondence.on_order_payment_failed", told(&letters, on_order_payment_failed))
        .on("correspondence.on_order_cancelled", told(&letters, on_order_cancelled))
        .on("correspondence.on_order_shipped", told(&letters, on_order_shipped))
        .on("correspondence.on_order_delivered", told(&letters, on_order_delivered))
        .on("correspondence.on_order_refunded", told(&letters, on_order_refunded))
        .on("correspondence.on_user_registered", told(&letters, on_user_registered))
        .on("correspondence.on_password_reset_requested", told(&letters, on_password_reset_requested))
        .on("correspondence.on_support_request_received", told(&letters, on_support_request_received))
}

/// The handler with its desk.
fn told<E, F, Fut>(letters: &Letters, handler: F) -> impl Fn(Delivery<E>) -> Fut + Send + Sync + 'static
where
    E: Event,
    F: Fn(Letters, Delivery<E>) -> Fut + Send + Sync + 'static,
    Fut: Future<Output = Result<(), HandlerError>> + Send + 'static,
{
    let letters = letters.clone();
    move |delivery| handler(letters.clone(), delivery)
}
