//! Public pictures. Their names contain the hash of their content, so they never change.

use std::path::Path;

use axum::{
    Router,
    http::{HeaderValue, header},
    routing::get_service,
};
use tower_http::{services::ServeDir, set_header::SetResponseHeaderLayer};

const IMMUTABLE: HeaderValue = HeaderValue::from_static("public, max-age=31536000, immutable");

pub(super) fn routes(folder: &Path) -> Router {
    let files = ServeDir::new(folder).append_index_html_on_directories(false);
    let keep = |response: &axum::http::Response<_>| response.status().is_success().then_some(IMMUTABLE);
    let sniffing = HeaderValue::from_static("nosniff");
    Router::new()
        .nest_service("/media", get_service(files))
        .layer(SetResponseHeaderLayer::if_not_present(header::CACHE_CONTROL, keep))
        .layer(SetResponseHeaderLayer::overriding(header::X_CONTENT_TYPE_OPTIONS, sniffing))
}
