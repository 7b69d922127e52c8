//! The endpoints of the orders. Cancelling one touches payments and stock and so belongs to a process.
#![expect(unused_qualifications, reason = "written by the macro that describes the endpoints")]

mod add_order_note;
mod get_order;
mod list_all_orders;
mod list_order_notes;
mod list_orders;

use std::sync::Arc;

use axum::http::StatusCode;
use http_kit::Problem;
use primitives::{Cursor, CursorError, OrderId, Page, Pagination};
use utoipa_axum::{router::OpenApiRouter, routes};

use crate::{OrderBody, OrderError, Orders, Refusal, service::BodyPage};

/// The endpoints, below the API's base path.
pub fn routes(orders: Arc<Orders>) -> OpenApiRouter {
    OpenApiRouter::new()
        .routes(routes!(list_orders::list_orders))
        .routes(routes!(get_order::get_order))
        .routes(routes!(list_all_orders::list_all_orders))
        .routes(routes!(list_order_notes::list_order_notes, add_order_note::add_order_note))
        .with_state(orders)
}

impl From<OrderError> for Problem {
    fn from(error: OrderError) -> Self {
        match error {
            OrderError::UnknownOrder(_) => Self::not_found(),
            OrderError::AlreadyPlaced => {
                Self::conflict("already_placed", "This checkout has made its order already.")
            }
            OrderError::Refused(refusal) => refusal.into(),
            OrderError::Parts(error) => Self::internal(&error),
            OrderError::Database(error) => error.into(),
        }
    }
}

impl From<Refusal> for Problem {
    fn from(refusal: Refusal) -> Self {
        let code = match refusal {
            Refusal::IllegalTransition { .. } => "illegal_order_state",
            Refusal::RefundTooLarge { .. } => "refund_too_large",
            Refusal::RefundDiffers => "refund_differs",
            Refusal::NotOrdered(_) => "not_ordered",
            Refusal::EmptyShipment => "empty_shipment",
            Refusal::UnknownShipment(_) => "unknown_shipment",
        };
        Self::new(StatusCode::CONFLICT, code, format!("{refusal}."))
    }
}

/// The position in a client's cursor for the list named by `scope`.
fn position(cursor: Option<&str>, scope: &impl std::hash::Hash) -> Result<Option<(i64, OrderId)>, Problem> {
    let decoded: Result<Option<_>, CursorError> = cursor.map(|text| Cursor::decode(text, scope)).transpose();
    decoded.map_err(|error| Problem::invalid("?cursor", "invalid", error.to_string()))
}

fn page((items, next): BodyPage, scope: &impl std::hash::Hash) -> Page<OrderBody> {
    let next_cursor = next.map(|position| Cursor::after(scope, position).encode());
    Page { items, pagination: Pagination { next_cursor, total_count: None } }
}
