//! What the stable codes of refusals mean: the pages that `type` of each problem points to.

use axum::{
    Router,
    extract::Path,
    http::header,
    response::{IntoResponse, Response},
    routing::get,
};
use http_kit::Problem;
use rust_embed::RustEmbed;

#[derive(RustEmbed)]
#[folder = "../../../docs/api/errors"]
struct Pages;

pub(super) fn routes() -> Router {
    Router::new().route("/docs/errors/{code}", get(page))
}

/// A page as it is written: Markdown reads well as plain text.
async fn page(Path(code): Path<String>) -> Response {
    match Pages::get(&format!("{code}.md")) {
        Some(page) => {
            ([(header::CONTENT_TYPE, "text/plain; charset=utf-8")], page.data.into_owned()).into_response()
        }
        None => Problem::not_found().into_response(),
    }
}
