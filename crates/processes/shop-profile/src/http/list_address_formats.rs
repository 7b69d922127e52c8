//! GET `/address-formats`: how addresses look where the shop delivers, or everywhere.
#![expect(unused_qualifications, reason = "written by the macro that describes the endpoint")]

use std::sync::Arc;

use axum::{extract::State, http::HeaderMap, response::Response};
use http_kit::{Problem, QueryParams};
use serde::Deserialize;
use utoipa::{IntoParams, ToSchema};

use crate::{ShopProfile, profile::AddressFormats};

/// What an address is wanted for.
#[derive(Debug, Clone, Copy, Default, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub(super) enum Purpose {
    /// Something is sent there: the countries that the shop delivers to.
    #[default]
    Delivery,
    /// An invoice is made out to it: every country.
    Billing,
}

#[derive(Debug, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub(super) struct Asked {
    /// What the address is wanted for: `delivery`, where the shop delivers, or `billing`, which may be anywhere.
    #[serde(default, rename = "for")]
    #[param(inline)]
    purpose: Purpose,
}

/// List address formats
///
/// For every country that the shop delivers to, or for every country there is: the fields of an address in their order,
/// those that cannot be left out, the regions to choose from, and what a postal code looks like. A form needs it, a page
/// with products does not.
#[utoipa::path(get, path = "/address-formats", operation_id = "list_address_formats", tag = "shop", params(Asked),
    responses(
        (status = 200, description = "One format for each country", body = AddressFormats),
        (status = 304, description = "The client has it already"),
        (status = 422, description = "A parameter is wrong", body = Problem),
))]
pub(super) async fn list_address_formats(
    State(profile): State<Arc<ShopProfile>>,
    headers: HeaderMap,
    QueryParams(Asked { purpose }): QueryParams<Asked>,
) -> Result<Response, Problem> {
    let answer = match purpose {
        Purpose::Delivery => profile.addresses(),
        Purpose::Billing => profile.all_addresses(),
    };
    Ok(answer.map_err(|error| Problem::internal(&error))?.respond(&headers))
}
