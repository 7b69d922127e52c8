//! `POST /payments/{handler}/notifications`.

use std::sync::Arc;

use axum::{
    extract::{Path, State, rejection::PathRejection},
    http::{HeaderMap, StatusCode},
};
use http_kit::{Problem, RawBody};

use crate::{
    HandlerId, PaymentError, Payments,
    payments::NotTaken,
    provider::{NotificationError, NotificationMessage},
};

/// Take a message of a payment provider
///
/// The address that providers are given for their notifications (webhooks). The body is the provider's and is checked
/// as it came, with the signature among its headers. It says which charge something has become of; the shop then asks
/// the provider what that is, so that messages may come late, twice or in any order. 204 means that it is kept, also
/// when it was before.
#[utoipa::path(post, path = "/payments/{handler}/notifications", operation_id = "receive_payment_notification",
    tag = "payments", params(("handler" = String, Path, description = "The payment handler, such as `test`")),
    request_body(content = String, content_type = "*/*", description = "As the provider writes it"),
    responses((status = 204, description = "It is kept"),
        (status = 400, description = "`invalid_signature`: it is not the provider's, or too old", body = Problem),
        (status = 404, description = "There is no such handler, or it sends no messages", body = Problem),
        (status = 413, body = Problem), (status = 503, body = Problem)))]
pub(super) async fn receive_payment_notification(
    State(payments): State<Arc<Payments>>,
    handler: Result<Path<String>, PathRejection>,
    headers: HeaderMap,
    RawBody(body): RawBody,
) -> Result<StatusCode, Problem> {
    let Path(handler) = handler.map_err(|_| Problem::not_found())?;
    let handler: HandlerId = handler.parse().map_err(|_| Problem::not_found())?;
    let received_at = payments.now();
    let message = NotificationMessage { headers: texts(&headers), body: body.to_vec(), received_at };
    match payments.receive_notification(&handler, message).await {
        Ok(()) => Ok(StatusCode::NO_CONTENT),
        Err(not_taken) => Err(refusal(not_taken)),
    }
}

/// The headers that are text; others sign nothing.
fn texts(headers: &HeaderMap) -> Vec<(String, String)> {
    let text = |value: &axum::http::HeaderValue| value.to_str().map(str::to_owned);
    headers.iter().filter_map(|(name, value)| Some((name.to_string(), text(value).ok()?))).collect()
}

fn refusal(not_taken: NotTaken) -> Problem {
    match not_taken {
        NotTaken::Message(NotificationError::NotGenuine) => Problem::new(
            StatusCode::BAD_REQUEST,
            "invalid_signature",
            "The message does not bear a signature of the provider that is good now.",
        ),
        NotTaken::Message(NotificationError::NotSent) | NotTaken::Payments(PaymentError::UnknownHandler) => {
            Problem::not_found()
        }
        NotTaken::Message(NotificationError::Unavailable) => Problem::unavailable(),
        NotTaken::Payments(PaymentError::Database(error)) => error.into(),
        NotTaken::Payments(error) => Problem::internal(&error),
    }
}
