//! GET `/delivery-options`: how something would reach a country, what that costs and when it arrives.

use axum::{extract::State, http::HeaderMap, response::Response};
use http_kit::{Problem, QueryParams, ReadyMade};
use primitives::{Amount, Country, Currency, Day};
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};

use super::Desk;
use crate::DeliveryOption;

/// Where something goes, and what it is worth.
#[derive(Debug, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub(super) struct Asked {
    /// The country it goes to; the shop's own unless said otherwise.
    #[param(value_type = Option<String>, pattern = "^[A-Z]{2}$")]
    country: Option<Country>,
    /// What is bought, in minor units; nothing unless said otherwise.
    #[param(value_type = Option<i64>, minimum = 0, maximum = 9_999_999_999_i64)]
    subtotal: Option<i64>,
}

/// The ways of delivery to a country.
#[derive(Debug, Serialize, ToSchema)]
pub(super) struct DeliveryOptions {
    /// The country it goes to.
    country: Country,
    /// The currency of all amounts.
    currency: Currency,
    /// The ways of delivery; none where the shop does not deliver.
    options: Vec<DeliveryOption>,
}

/// List the ways of delivery
///
/// As a checkout will offer them, with what each costs for this subtotal and when what is ordered today arrives.
#[utoipa::path(get, path = "/delivery-options", operation_id = "list_delivery_options", tag = "shop", params(Asked),
    responses(
        (status = 200, description = "The ways of delivery", body = DeliveryOptions),
        (status = 304, description = "The client has it already"),
        (status = 422, description = "A parameter is wrong", body = Problem),
))]
pub(super) async fn list_delivery_options(
    State(desk): State<Desk>,
    headers: HeaderMap,
    QueryParams(asked): QueryParams<Asked>,
) -> Result<Response, Problem> {
    let subtotal = Amount::new(asked.subtotal.unwrap_or(0));
    if !subtotal.is_price() {
        return Err(Problem::invalid(
            "?subtotal",
            "out_of_range",
            "a subtotal is 0 to 9999999999 minor units",
        ));
    }
    let Desk { shipping, clock, currency, country } = desk;
    let country = asked.country.unwrap_or(country);
    let options = shipping.zones().delivery_options(country, subtotal, currency, Day::of(clock.now()));
    let body = serde_json::to_vec(&DeliveryOptions { country, currency, options });
    Ok(ReadyMade::json(body.map_err(|error| Problem::internal(&error))?).respond(&headers))
}
