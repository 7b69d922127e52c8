//! `GET /admin/orders`: everybody's orders, for staff.

use std::sync::Arc;

use axum::{Json, extract::State};
use http_kit::{Caller, Problem, QueryParams};
use primitives::{Limit, Page};
use serde::Deserialize;
use utoipa::IntoParams;

use super::{page, position};
use crate::{OrderBody, OrderStatus, Orders, PaymentStatus, READ_PERMISSION, service::Filter};

/// Which orders, and how they are cut into pages.
#[derive(Debug, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub(super) struct Wanted {
    /// Only orders in this state.
    status: Option<OrderStatus>,
    /// Only orders whose money is here.
    payment_status: Option<PaymentStatus>,
    /// How many orders a page has: 1 to 100, by default 20.
    #[serde(default)]
    #[param(value_type = Option<u32>, minimum = 1, maximum = 100)]
    limit: Limit,
    /// Where the page begins: `next_cursor` of the page before.
    cursor: Option<String>,
}

/// Everybody's orders, newest first.
#[utoipa::path(
    get, path = "/admin/orders", operation_id = "list_all_orders", tag = "orders", params(Wanted),
    responses((status = 200, body = Page<OrderBody>), (status = 403, body = Problem), (status = 422, body = Problem))
)]
pub(super) async fn list_all_orders(
    State(orders): State<Arc<Orders>>,
    caller: Caller,
    QueryParams(wanted): QueryParams<Wanted>,
) -> Result<Json<Page<OrderBody>>, Problem> {
    // The access matrix says the same; this list is worth a second lock.
    if !caller.may(READ_PERMISSION) {
        return Err(Problem::forbidden());
    }
    let scope = ("all orders", wanted.status, wanted.payment_status);
    let after = position(wanted.cursor.as_deref(), &scope)?;
    let filter = Filter { status: wanted.status, payment_status: wanted.payment_status };
    let found = orders.page_of_all(filter, wanted.limit, after).await?;
    Ok(Json(page(found, &scope)))
}
