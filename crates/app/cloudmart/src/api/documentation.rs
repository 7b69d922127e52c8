//! The description of the API: what every operation has in common, the file and its viewer.

mod everywhere;
mod viewer;

use axum::{Router, http::header, routing::get};
use bytes::Bytes;
use utoipa::openapi::{InfoBuilder, License, OpenApi, OpenApiBuilder, server::ServerBuilder};

pub(super) use self::everywhere::complete;

const ABOUT: &str = "\
Everything a shop does, from browsing to a delivered order.

Amounts are integers in minor units. Lists are paged by cursors. Errors are `application/problem+json` (RFC 9457) with a \
stable `code`. Creating and charging operations take an `idempotency-key`. Send an access token as \
`authorization: Bearer …`; a guest holds the unguessable id of a cart or checkout.";

/// What the description begins with.
pub(super) fn head() -> OpenApi {
    let info = InfoBuilder::new()
        .title("CloudMart")
        .version("1.0.0")
        .description(Some(ABOUT))
        .license(Some(License::new("MIT")))
        .build();
    let server = ServerBuilder::new().url("/").description(Some("This store")).build();
    OpenApiBuilder::new().info(info).servers(Some([server])).build()
}

pub(super) fn routes(api: &OpenApi) -> Router {
    let file = Bytes::from(api.to_json().unwrap_or_default());
    let answer = move || async move { ([(header::CONTENT_TYPE, "application/json")], file) };
    Router::new().route("/openapi.json", get(answer)).merge(viewer::routes())
}
