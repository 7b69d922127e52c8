//! `PATCH /carts/{id}/line-items/{line_id}`: another quantity.

use std::sync::Arc;

use axum::{extract::State, http::StatusCode, response::Response};
use http_kit::{Caller, JsonBody, PathId, Problem};
use primitives::{CartId, LineItemId, Quantity, QuantityError, kind};
use serde::{Deserialize, Deserializer, de::Error as _};
use utoipa::ToSchema;

use super::whole;
use crate::{CartBody, Carts};

/// A change of a line.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct UpdateLineItem {
    /// How many pieces from now on; 0 removes the line.
    #[schema(value_type = u32, minimum = 0, maximum = 9999)]
    quantity: FromNowOn,
}

/// A quantity, or none for 0.
#[derive(Debug)]
struct FromNowOn(Option<Quantity>);

impl<'de> Deserialize<'de> for FromNowOn {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let number = i64::deserialize(deserializer)?;
        let quantity = if number == 0 { Ok(None) } else { Quantity::try_from(number).map(Some) };
        quantity
            .map(Self)
            .map_err(|QuantityError| D::Error::custom("a quantity is a whole number from 0 to 9999"))
    }
}

/// Sets how many pieces a line has.
#[utoipa::path(
    patch, path = "/carts/{id}/line-items/{line_id}", operation_id = "update_line_item", tag = "carts",
    request_body = UpdateLineItem,
    params(("id" = CartId, Path, description = "The cart"), ("line_id" = LineItemId, Path, description = "The line")),
    responses((status = 200, body = CartBody), (status = 404, body = Problem), (status = 422, body = Problem))
)]
pub(super) async fn update_line_item(
    State(carts): State<Arc<Carts>>,
    caller: Caller,
    PathId(id): PathId<kind::Cart>,
    PathId(line): PathId<kind::LineItem>,
    JsonBody(update): JsonBody<UpdateLineItem>,
) -> Result<Response, Problem> {
    let shown = carts.set_quantity(id, caller.user_id(), line, update.quantity.0).await?;
    Ok(whole(StatusCode::OK, shown))
}
