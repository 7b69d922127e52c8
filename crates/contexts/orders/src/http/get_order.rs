//! `GET /orders/{id}`: one order, for its owner, the holder of its token, or staff.

use std::sync::Arc;

use axum::{
    Json,
    extract::State,
    http::{HeaderMap, header},
    response::{IntoResponse, Response},
};
use http_kit::{Caller, PathId, Problem, QueryParams, no_store};
use primitives::{OrderId, kind};
use serde::Deserialize;
use utoipa::IntoParams;

use crate::{OrderBody, Orders, READ_PERMISSION, Viewer};

/// How a guest proves to have placed the order.
#[derive(Debug, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub(super) struct Proof {
    /// The token that was handed out when the checkout was completed; also taken from `x-order-token`.
    token: Option<String>,
}

/// One order. Somebody else's answers like one that does not exist.
#[utoipa::path(
    get, path = "/orders/{id}", operation_id = "get_order", tag = "orders",
    params(
        ("id" = OrderId, Path, description = "The order"),
        ("x-order-token" = Option<String>, Header, description = "The order token, unless it is in the query"),
        Proof
    ),
    responses((status = 200, body = OrderBody), (status = 404, body = Problem))
)]
pub(super) async fn get_order(
    State(orders): State<Arc<Orders>>,
    caller: Caller,
    PathId(id): PathId<kind::Order>,
    QueryParams(proof): QueryParams<Proof>,
    headers: HeaderMap,
) -> Result<Response, Problem> {
    let in_header = headers.get("x-order-token").and_then(|value| value.to_str().ok());
    let viewer = Viewer {
        user: caller.user_id(),
        sees_all: caller.may(READ_PERMISSION),
        token: proof.token.as_deref().or(in_header),
    };
    let body = orders.view(id, viewer).await?.ok_or_else(Problem::not_found)?;
    let mut response = Json(body).into_response();
    no_store(response.headers_mut());
    // The address may hold the token: it must not be told to other sites.
    response.headers_mut().insert(header::REFERRER_POLICY, header::HeaderValue::from_static("no-referrer"));
    Ok(response)
}
