//! What shoppers may know of shipping before they have a checkout, relative to `/api/v1`.
#![expect(unused_qualifications, reason = "written by the macro that describes the endpoint")]

mod list_delivery_options;

use std::sync::Arc;

use primitives::{Clock, Country, Currency};
use utoipa_axum::{router::OpenApiRouter, routes};

use crate::Shipping;

/// Where shoppers ask how something would reach them.
#[derive(Clone)]
pub struct Desk {
    /// The zones.
    pub shipping: Arc<Shipping>,
    /// The time.
    pub clock: Clock,
    /// The currency of the shop.
    pub currency: Currency,
    /// The country of the shop, for whoever names none.
    pub country: Country,
}

/// The endpoint.
pub fn routes(desk: Desk) -> OpenApiRouter {
    OpenApiRouter::new().routes(routes!(list_delivery_options::list_delivery_options)).with_state(desk)
}
