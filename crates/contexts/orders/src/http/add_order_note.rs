//! `POST /admin/orders/{id}/notes`: a note of staff.

use std::sync::Arc;

use axum::{Json, extract::State, http::StatusCode};
use http_kit::{JsonBody, PathId, Problem, SignedIn};
use primitives::{OrderId, kind};
use serde::Deserialize;
use utoipa::ToSchema;

use crate::{NoteText, OrderNote, Orders, WRITE_PERMISSION};

/// A new note.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct NewOrderNote {
    /// What it says.
    #[schema(value_type = String, min_length = 1, max_length = 2000)]
    text: NoteText,
}

/// Adds a note to an order.
#[utoipa::path(
    post, path = "/admin/orders/{id}/notes", operation_id = "add_order_note", tag = "orders",
    params(("id" = OrderId, Path, description = "The order")), request_body = NewOrderNote,
    responses(
        (status = 201, body = OrderNote), (status = 403, body = Problem), (status = 404, body = Problem),
        (status = 422, body = Problem)
    )
)]
pub(super) async fn add_order_note(
    State(orders): State<Arc<Orders>>,
    SignedIn(principal): SignedIn,
    PathId(id): PathId<kind::Order>,
    JsonBody(new): JsonBody<NewOrderNote>,
) -> Result<(StatusCode, Json<OrderNote>), Problem> {
    if !principal.may(WRITE_PERMISSION) {
        return Err(Problem::forbidden());
    }
    let note = orders.add_note(id, principal.user_id, new.text).await?;
    Ok((StatusCode::CREATED, Json(note)))
}
