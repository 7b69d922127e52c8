//! The whole HTTP face of the shop: the API under `/api/v1`, what operators need beside it, and the pages.

mod documentation;
mod errors;
mod health;
mod landing;
mod media;
mod metrics;
mod rate_limit;

use std::sync::Arc;

use anyhow::{Context, Result};
use axum::{Router, middleware, routing::get};
use http_kit::{AccessMatrix, BodyLimits, Problem, access_rules, enforce_access, observe};
use tower_http::{compression::CompressionLayer, cors::CorsLayer};
use utoipa::openapi::OpenApi;
use utoipa_axum::router::OpenApiRouter;

use crate::{roles::Stop, wiring::Shop};

/// The base path of the API.
pub const BASE: &str = "/api/v1";

/// Who may call what.
const ACCESS: &str = include_str!("../access.toml");

/// The router of everything.
///
/// # Errors
/// When the access rules do not fit the API.
pub fn router(shop: &Arc<Shop>, stop: Stop) -> Result<Router> {
    let (operations, mut api) = operations(shop).split_for_parts();
    documentation::complete(&mut api, &access_rules(ACCESS)?);
    let matrix = AccessMatrix::new(ACCESS, &api, shop.users.clone()).context("access.toml")?;
    let operations = operations.route_layer(middleware::from_fn_with_state(matrix, enforce_access));
    let limits = BodyLimits {
        size: shop.settings.limits.body_bytes as usize,
        time: std::time::Duration::from_secs(shop.settings.limits.body_seconds.into()),
    };
    let mut router = operations
        .merge(health::routes(shop, stop))
        .merge(metrics::routes(shop))
        .merge(documentation::routes(&api))
        .merge(errors::routes())
        .merge(media::routes(&shop.media_folder))
        .route("/", get(landing::page))
        .fallback(|| async { Problem::not_found() })
        .method_not_allowed_fallback(|| async {
            Problem::new(
                axum::http::StatusCode::METHOD_NOT_ALLOWED,
                "method_not_allowed",
                "This address does not answer this method.",
            )
        });
    if shop.is_development() {
        router = router.merge(notifications::mailbox_routes(shop.notifications.clone()));
    }
    if let Some(limit) = rate_limit::RateLimit::new(shop.settings.limits.requests_per_minute) {
        router = router.layer(middleware::from_fn_with_state(limit, rate_limit::limit_rate));
    }
    Ok(router
        .layer(axum::Extension(limits))
        .layer(CompressionLayer::new())
        .layer(cors(&shop.settings.server.cors_origins)?)
        .layer(middleware::from_fn(observe)))
}

/// The description of the API, made from the code.
///
/// # Errors
/// When the access rules cannot be read.
pub fn description(shop: &Arc<Shop>) -> Result<OpenApi> {
    let mut api = operations(shop).into_openapi();
    documentation::complete(&mut api, &access_rules(ACCESS)?);
    Ok(api)
}

/// The operations of all parts, with their descriptions.
fn operations(shop: &Arc<Shop>) -> OpenApiRouter {
    let api = OpenApiRouter::new()
        .merge(catalog::http::routes(shop.catalog.clone()))
        .merge(inventory::routes(shop.inventory.clone()))
        .merge(cart::routes(shop.carts.clone()))
        .merge(checkout::routes(shop.checkouts.clone()))
        .merge(orders::routes(shop.orders.clone()))
        .merge(fulfilment::routes(shop.fulfilment.clone()))
        .merge(users::routes(shop.users.clone()));
    OpenApiRouter::with_openapi(documentation::head())
        .nest(BASE, api)
        .merge(users::well_known_routes(shop.users.clone()))
}

/// Only the origins that the settings name may call from a browser elsewhere.
fn cors(origins: &[String]) -> Result<CorsLayer> {
    use axum::http::{HeaderName, Method, header};
    let origins: Vec<_> = origins
        .iter()
        .map(|origin| origin.parse())
        .collect::<Result<_, _>>()
        .context("server.cors_origins")?;
    let names = ["idempotency-key", "if-match", "if-none-match", "x-order-token", "x-request-id"]
        .map(HeaderName::from_static);
    let exposed =
        ["etag", "retry-after", "x-request-id", "idempotency-replayed"].map(HeaderName::from_static);
    Ok(CorsLayer::new()
        .allow_origin(origins)
        .allow_methods([Method::GET, Method::POST, Method::PUT, Method::PATCH, Method::DELETE])
        .allow_headers(
            names.into_iter().chain([header::CONTENT_TYPE, header::AUTHORIZATION]).collect::<Vec<_>>(),
        )
        .expose_headers(exposed)
        .max_age(std::time::Duration::from_secs(3600)))
}
