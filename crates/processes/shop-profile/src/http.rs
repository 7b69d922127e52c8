//! The endpoints, relative to `/api/v1`: public, and the same for everybody.

mod get_shop;
mod list_address_formats;

use std::sync::Arc;

use utoipa_axum::{router::OpenApiRouter, routes};

use crate::ShopProfile;

/// The endpoints.
pub fn routes(profile: Arc<ShopProfile>) -> OpenApiRouter {
    OpenApiRouter::new()
        .routes(routes!(get_shop::get_shop))
        .routes(routes!(list_address_formats::list_address_formats))
        .with_state(profile)
}
