//! The whole HTTP face of the shop: the API under `/api/v1`, what operators need beside it, and the pages.

mod documentation;
mod errors;
mod health;
mod landing;
mod media;
mod metrics;
mod own_writes;
mod payment_page;
mod rate_limit;
mod window;

use std::sync::Arc;

use anyhow::{Context, Result};
use axum::{Router, middleware, routing::get};
use http_kit::{AccessMatrix, BodyLimits, Problem, access_rules, enforce_access, observe};
use tower_http::{
    compression::CompressionLayer,
    cors::{AllowOrigin, CorsLayer},
};
use utoipa::openapi::OpenApi;
use utoipa_axum::router::OpenApiRouter;

pub(crate) use self::own_writes::SeenTokens;
pub(crate) use self::window::ready_made;
use self::{own_writes::OwnWrites, window::Window};
use crate::{
    roles::Stop,
    storefront::{PublicAnswers, Storefront, routes_for_searchers},
    wiring::Shop,
};

/// The base path of the API.
pub const BASE: &str = "/api/v1";

/// Who may call what.
const ACCESS: &str = include_str!("../access.toml");

/// The router of everything.
///
/// # Errors
/// When the access rules do not fit the API.
pub fn router(shop: &Arc<Shop>, stop: Stop) -> Result<Router> {
    let (mut operations, api) = guarded_operations(shop)?;
    let own_writes = OwnWrites::of(shop);
    let limits = BodyLimits {
        size: shop.settings.limits.body_bytes as usize,
        time: std::time::Duration::from_secs(shop.settings.limits.body_seconds.into()),
    };
    let pages = pages(shop, operations.clone())?;
    if let Some(own) = &own_writes {
        operations =
            operations.layer(middleware::from_fn_with_state(own.clone(), own_writes::read_own_writes));
    }
    let payment_pages = payment_page::routes(shop, operations.clone());
    let mut router = operations
        .merge(health::routes(shop, stop))
        .merge(metrics::routes(shop))
        .merge(documentation::routes(&api))
        .merge(errors::routes())
        .merge(media::routes(&shop.media_folder))
        .merge(payment_pages)
        .merge(pages)
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
    if let Some(limit) =
        rate_limit::RateLimit::new(shop.settings.limits.requests_per_minute, shop.cache.as_ref())
    {
        router = router.layer(middleware::from_fn_with_state(limit, rate_limit::limit_rate));
    }
    let inside = router
        .layer(axum::Extension(limits))
        .layer(CompressionLayer::new())
        .layer(cors(&shop.settings.server.cors_origins)?)
        .layer(middleware::from_fn(observe));
    Ok(Router::new().fallback_service(Window::before(shop.catalog.clone(), own_writes, inside)))
}

/// The operations behind the access rules, and their description.
fn guarded_operations(shop: &Arc<Shop>) -> Result<(Router, OpenApi)> {
    let (operations, mut api) = operations(shop).split_for_parts();
    documentation::complete(&mut api, &access_rules(ACCESS)?);
    let matrix = AccessMatrix::new(ACCESS, &api, shop.users.clone()).context("access.toml")?;
    Ok((operations.route_layer(middleware::from_fn_with_state(matrix, enforce_access)), api))
}

/// What the API answers anybody, for pages that are made outside of a server.
pub(crate) fn public_answers(shop: &Arc<Shop>) -> Result<PublicAnswers> {
    let (operations, _) = guarded_operations(shop)?;
    Ok(PublicAnswers::new(shop.catalog.clone(), operations))
}

/// The storefront, or what is said in its place.
fn pages(shop: &Arc<Shop>, operations: Router) -> Result<Router> {
    let answers = PublicAnswers::new(shop.catalog.clone(), operations);
    Ok(match Storefront::open(&shop.settings, answers)? {
        Some(storefront) => routes_for_searchers(shop.catalog.clone(), shop.settings.public_url())
            .fallback(async move |request| storefront.respond(request).await),
        None => Router::new().route("/", get(landing::page)).fallback(|| async { Problem::not_found() }),
    })
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
        .merge(catalog::http::review_routes(shop.reviews.clone()))
        .merge(inventory::routes(shop.inventory.clone()))
        .merge(cart::routes(shop.carts.clone()))
        .merge(checkout::routes(shop.checkouts.clone()))
        .merge(payments::routes(shop.payments.clone()))
        .merge(orders::routes(shop.orders.clone()))
        .merge(fulfilment::routes(shop.fulfilment.clone()))
        .merge(shipping::routes(shop.delivery_desk.clone()))
        .merge(shop_profile::routes(shop.profile.clone()))
        .merge(support::routes(shop.support.clone()))
        .merge(users::routes(shop.users.clone()));
    OpenApiRouter::with_openapi(documentation::head())
        .nest(BASE, api)
        .merge(users::well_known_routes(shop.users.clone()))
}

/// How a browser on a page of another origin may call.
fn cors(origins: &[String]) -> Result<CorsLayer> {
    use axum::http::{HeaderName, Method, header};
    let names = [
        "idempotency-key",
        "if-match",
        "if-none-match",
        "x-order-token",
        "x-request-id",
        "x-seen",
        "x-session",
    ]
    .map(HeaderName::from_static);
    let exposed = ["etag", "retry-after", "x-request-id", "x-seen", "idempotency-replayed"]
        .map(HeaderName::from_static);
    // The session's cookie travels to and from origins that are named, never to just any.
    let named = !origins.iter().any(|origin| origin == "*");
    Ok(CorsLayer::new()
        .allow_origin(allowed(origins)?)
        .allow_credentials(named)
        .allow_methods([Method::GET, Method::POST, Method::PUT, Method::PATCH, Method::DELETE])
        .allow_headers(
            names.into_iter().chain([header::CONTENT_TYPE, header::AUTHORIZATION]).collect::<Vec<_>>(),
        )
        .expose_headers(exposed)
        .max_age(std::time::Duration::from_secs(3600)))
}

/// Only the origins that the settings name; `*`, which production refuses, means all.
fn allowed(origins: &[String]) -> Result<AllowOrigin> {
    if origins.iter().any(|origin| origin == "*") {
        return Ok(AllowOrigin::any());
    }
    let origins = origins.iter().map(|origin| origin.parse()).collect::<Result<Vec<_>, _>>();
    Ok(AllowOrigin::list(origins.context("server.cors_origins")?))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn origins_may_be_none_some_or_all() {
        for origins in
            [&[][..], &["https://a.example", "https://b.example"], &["*"], &["https://a.example", "*"]]
        {
            let origins: Vec<_> = origins.iter().map(|&origin| origin.to_owned()).collect();
            assert!(cors(&origins).is_ok(), "{origins:?}");
        }
        assert!(cors(&["\n".to_owned()]).is_err());
    }
}
