//! Checkouts over HTTP: one endpoint a file, and what each refusal is called.

mod cancel_checkout;
mod complete_checkout;
mod confirm_payment;
mod get_checkout;
mod return_from_payment;
mod start_checkout;
mod update_checkout;

use axum::http::StatusCode;
use http_kit::{FieldError, Problem};
use primitives::Amount;
use utoipa_axum::{router::OpenApiRouter, routes};

pub(crate) use self::complete_checkout::{CompleteCheckout, PaymentInstruction};
use crate::{CheckoutError, Checkouts, message::Message};

/// The endpoints, relative to the API's base path.
#[must_use]
pub fn routes(checkouts: Checkouts) -> OpenApiRouter {
    OpenApiRouter::new()
        .routes(routes!(start_checkout::start_checkout))
        .routes(routes!(get_checkout::get_checkout, update_checkout::update_checkout))
        .routes(routes!(complete_checkout::complete_checkout))
        .routes(routes!(confirm_payment::confirm_payment))
        .routes(routes!(return_from_payment::return_from_payment))
        .routes(routes!(cancel_checkout::cancel_checkout))
        .with_state(checkouts)
}

impl From<CheckoutError> for Problem {
    fn from(error: CheckoutError) -> Self {
        match error {
            CheckoutError::Unknown => Self::not_found(),
            CheckoutError::UnknownCart => Self::invalid("/cart_id", "unknown_cart", "There is no such cart."),
            CheckoutError::EmptyCart => Self::invalid("/cart_id", "cart_empty", "The cart is empty."),
            CheckoutError::Incomplete(messages) => incomplete(messages),
            CheckoutError::GivenUp => {
                Self::conflict("checkout_canceled", "This checkout was cancelled or has expired.")
            }
            CheckoutError::Settled => Self::conflict(
                "checkout_settled",
                "A payment is under way or done; the checkout can no longer be changed.",
            ),
            CheckoutError::NothingToConfirm => {
                Self::conflict("nothing_to_confirm", "No payment waits for a confirmation.")
            }
            CheckoutError::UnknownHandler => {
                Self::invalid("/payment/handler_id", "unknown_handler", "There is no such way of paying.")
            }
            CheckoutError::TooManyAttempts => Self::conflict(
                "too_many_attempts",
                "Payments were tried too often. Start again from your cart.",
            ),
            CheckoutError::TotalChanged { total } => total_changed(total),
            CheckoutError::OutOfStock(shortages) => out_of_stock(&shortages),
            CheckoutError::TooLarge => Self::invalid(
                "/line_items",
                "total_too_large",
                "The total is larger than we can account for.",
            ),
            CheckoutError::KeyReused(reused) => reused.into(),
            CheckoutError::ReturnUrl(error) => {
                Self::invalid("/payment/return_url", "foreign_address", format!("{error}."))
            }
            CheckoutError::Contended | CheckoutError::ProviderSilent => Self::unavailable(),
            CheckoutError::Part(cause) => Self::internal(&cause),
            CheckoutError::Database(error) => error.into(),
        }
    }
}

fn incomplete(messages: Vec<Message>) -> Problem {
    let sold_out = messages.iter().any(|message| message.code == "insufficient_stock");
    let field = |message: Message| FieldError {
        pointer: message.path,
        code: message.code,
        detail: message.content.into_owned(),
    };
    let errors = messages.into_iter().filter(Message::is_error).map(field).collect();
    if sold_out {
        let detail = "There are not enough pieces left.";
        return Problem { errors, ..Problem::conflict("out_of_stock", detail) };
    }
    Problem { code: "checkout_incomplete", ..Problem::unprocessable(errors) }
}

fn total_changed(total: Amount) -> Problem {
    let now = FieldError {
        pointer: "/expected_total".to_owned(),
        code: "total_changed".into(),
        detail: format!("The total is {} by now.", total.minor_units()),
    };
    let detail = "The total is another one by now. Look at the checkout again; nothing was charged.";
    Problem { errors: vec![now], ..Problem::conflict("total_changed", detail) }
}

fn out_of_stock(shortages: &[inventory::Shortage]) -> Problem {
    let field = |shortage: &inventory::Shortage| FieldError {
        pointer: "/line_items".to_owned(),
        code: "insufficient_stock".into(),
        detail: format!("{}: {} wanted, {} left", shortage.variant, shortage.wanted, shortage.available),
    };
    let errors = shortages.iter().map(field).collect();
    Problem {
        errors,
        ..Problem::new(StatusCode::CONFLICT, "out_of_stock", "There are not enough pieces left.")
    }
}
