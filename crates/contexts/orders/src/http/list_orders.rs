//! `GET /orders`: the caller's own orders.

use std::sync::Arc;

use axum::{Json, extract::State};
use http_kit::{Problem, QueryParams, SignedIn};
use primitives::{Limit, Page};
use serde::Deserialize;
use utoipa::IntoParams;

use super::{page, position};
use crate::{OrderBody, Orders};

/// How the list is cut into pages.
#[derive(Debug, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub(super) struct Paging {
    /// How many orders a page has: 1 to 100, by default 20.
    #[serde(default)]
    #[param(value_type = Option<u32>, minimum = 1, maximum = 100)]
    limit: Limit,
    /// Where the page begins: `next_cursor` of the page before.
    cursor: Option<String>,
}

/// Own orders, newest first.
#[utoipa::path(
    get, path = "/orders", operation_id = "list_orders", tag = "orders", params(Paging),
    responses((status = 200, body = Page<OrderBody>), (status = 401, body = Problem), (status = 422, body = Problem))
)]
pub(super) async fn list_orders(
    State(orders): State<Arc<Orders>>,
    SignedIn(principal): SignedIn,
    QueryParams(paging): QueryParams<Paging>,
) -> Result<Json<Page<OrderBody>>, Problem> {
    let scope = ("orders", principal.user_id);
    let after = position(paging.cursor.as_deref(), &scope)?;
    let found = orders.page_of_user(principal.user_id, paging.limit, after).await?;
    Ok(Json(page(found, &scope)))
}
