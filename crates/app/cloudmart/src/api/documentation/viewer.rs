//! The reference at `/docs`: one page of our own that reads `/openapi.json`. It loads nothing from anywhere else, so it
//! works without the internet and under a strict policy.

use axum::{
    Router,
    http::{HeaderName, HeaderValue, header},
    response::{Html, IntoResponse},
    routing::get,
};

const PAGE: &str = include_str!("viewer.html");
const STYLE: &str = include_str!("viewer.css");
const SCRIPT: &str = include_str!("viewer.js");

/// Files of the shop itself and nothing else, nothing inline.
const POLICY: HeaderValue = HeaderValue::from_static(
    "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
);

pub(super) fn routes() -> Router {
    Router::new()
        .route("/docs", get(|| async { ([(header::CONTENT_SECURITY_POLICY, POLICY), kept()], Html(PAGE)) }))
        .route("/docs/viewer.css", get(|| async { file("text/css; charset=utf-8", STYLE) }))
        .route("/docs/viewer.js", get(|| async { file("text/javascript; charset=utf-8", SCRIPT) }))
}

fn file(content_type: &'static str, text: &'static str) -> impl IntoResponse {
    ([(header::CONTENT_TYPE, HeaderValue::from_static(content_type)), kept()], text)
}

const fn kept() -> (HeaderName, HeaderValue) {
    (header::CACHE_CONTROL, HeaderValue::from_static("public, max-age=60"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_page_needs_nothing_inline_and_nothing_from_elsewhere() {
        for forbidden in ["//", "<style", "style=", "onclick", "javascript:"] {
            assert!(!PAGE.contains(forbidden), "{forbidden}");
        }
        let scripts: Vec<_> = PAGE.match_indices("<script").collect();
        assert_eq!(scripts.len(), PAGE.matches("<script src=\"/docs/").count());
        for forbidden in ["https:", "http:", "innerHTML", "eval(", ".style"] {
            assert!(!SCRIPT.contains(forbidden), "{forbidden}");
        }
        assert!(!STYLE.contains("url(") && !STYLE.contains("@import"));
    }
}
