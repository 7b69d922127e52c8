//! GET `/address-formats`: how addresses look where the shop delivers.

use std::sync::Arc;

use axum::{extract::State, http::HeaderMap, response::Response};
use http_kit::Problem;

use crate::{ShopProfile, profile::AddressFormats};

/// List address formats
///
/// For every country that the shop delivers to: the fields of an address in their order, those that cannot be left out,
/// the regions to choose from, and what a postal code looks like. A form needs it, a page with products does not.
#[utoipa::path(get, path = "/address-formats", operation_id = "list_address_formats", tag = "shop", responses(
    (status = 200, description = "One format for each country", body = AddressFormats),
    (status = 304, description = "The client has it already"),
))]
pub(super) async fn list_address_formats(
    State(profile): State<Arc<ShopProfile>>,
    headers: HeaderMap,
) -> Result<Response, Problem> {
    let answer = profile.addresses().map_err(|error| Problem::internal(&error))?;
    Ok(answer.respond(&headers))
}
