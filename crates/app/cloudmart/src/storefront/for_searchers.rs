//! What search engines ask for: where they are not to go, and where everything is.

use std::sync::Arc;

use axum::{
    Router,
    body::Body,
    extract::Path,
    http::{HeaderName, HeaderValue, header},
    response::{IntoResponse, Response},
    routing::get,
};
use catalog::Catalog;
use http_kit::Problem;

use super::{
    site_pages::{LANGUAGES, NOT_TO_VISIT, SitePages},
    sitemap::{Sitemap, SitemapPart},
};

/// A day is soon enough for a search engine, an hour is better.
const KEPT: (HeaderName, HeaderValue) =
    (header::CACHE_CONTROL, HeaderValue::from_static("public, max-age=3600"));

const XML: (HeaderName, HeaderValue) =
    (header::CONTENT_TYPE, HeaderValue::from_static("application/xml; charset=utf-8"));

/// `/robots.txt`, `/sitemap.xml` and its parts, for a shop at this address.
pub(crate) fn routes(catalog: Arc<Catalog>, base_url: String) -> Router {
    let robots = robots(&base_url);
    let sitemap = Sitemap::new(SitePages::new(catalog), base_url);
    let parts = sitemap.clone();
    Router::new()
        .route("/robots.txt", get(|| async move { ([KEPT], robots) }))
        .route("/sitemap.xml", get(move || index(sitemap.clone())))
        .route("/sitemaps/{part}", get(move |name| part(parts.clone(), name)))
}

async fn index(sitemap: Sitemap) -> Result<Response, Problem> {
    Ok(([KEPT, XML], sitemap.index().await?).into_response())
}

async fn part(sitemap: Sitemap, Path(name): Path<String>) -> Result<Response, Problem> {
    let part = name.parse::<SitemapPart>().map_err(|()| Problem::not_found())?;
    Ok(([KEPT, XML], Body::from_stream(sitemap.part(part).await?)).into_response())
}

/// The text of `/robots.txt`.
pub(crate) fn robots(base_url: &str) -> String {
    let not_to_visit = |(_, base)| NOT_TO_VISIT.iter().map(move |path| format!("Disallow: {base}{path}\n"));
    let rules: String = LANGUAGES.into_iter().flat_map(not_to_visit).collect();
    format!("User-agent: *\n{rules}\nSitemap: {base_url}/sitemap.xml\n")
}
