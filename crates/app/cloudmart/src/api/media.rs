//! Public pictures. Their names contain the hash of their content, so they never change.

use std::path::Path;

use axum::{
    Router,
    handler::HandlerWithoutStateExt,
    http::{HeaderValue, header},
    routing::get_service,
};
use http_kit::Problem;
use tower_http::{services::ServeDir, set_header::SetResponseHeaderLayer};

const IMMUTABLE: HeaderValue = HeaderValue::from_static("public, max-age=31536000, immutable");

pub(super) fn routes(folder: &Path) -> Router {
    let nothing = (|| async { Problem::not_found() }).into_service();
    let files = ServeDir::new(folder)
        .append_index_html_on_directories(false)
        .call_fallback_on_method_not_allowed(true)
        .not_found_service(nothing);
    let keep = |response: &axum::http::Response<_>| response.status().is_success().then_some(IMMUTABLE);
    let sniffing = HeaderValue::from_static("nosniff");
    Router::new()
        .nest_service("/media", get_service(files))
        .layer(SetResponseHeaderLayer::if_not_present(header::CACHE_CONTROL, keep))
        .layer(SetResponseHeaderLayer::overriding(header::X_CONTENT_TYPE_OPTIONS, sniffing))
}
