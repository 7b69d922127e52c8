//! What the API answers anybody about the catalogue, asked inside the process: the data of pages. Nothing else can be
//! asked for here, and nobody's token goes with it.

use std::sync::Arc;

use axum::{
    Router,
    body::{Body, to_bytes},
    http::{HeaderValue, Request, StatusCode, Uri, header},
};
use bytes::Bytes;
use catalog::Catalog;
use http_kit::strong_etag;
use serde_json::value::RawValue;
use tower::ServiceExt;

use crate::api::ready_made;

/// Where the public catalogue begins; what is below needs no list of its own, since it is asked for by nobody.
const PUBLIC: [&str; 2] = ["/api/v1/products", "/api/v1/categories"];

/// Characters of an address.
const ADDRESS: usize = 2_048;

/// Bytes of an answer.
const BODY: usize = 2 * 1024 * 1024;

/// The public answers of the API.
#[derive(Clone)]
pub struct PublicAnswers {
    catalog: Arc<Catalog>,
    operations: Router,
}

/// What the API answered.
#[derive(Debug, Clone)]
pub(super) struct PublicAnswer {
    pub(super) status: StatusCode,
    /// The same as long as the answer is the same.
    pub(super) version: HeaderValue,
    body: Bytes,
}

impl PublicAnswers {
    /// Answers of these operations, whose access rules are enforced.
    #[must_use]
    pub const fn new(catalog: Arc<Catalog>, operations: Router) -> Self {
        Self { catalog, operations }
    }

    /// The answer at an address such as `/api/v1/products?limit=20`; what is not public is not found.
    pub(super) async fn get(&self, address: &str) -> PublicAnswer {
        let uri = address.parse::<Uri>().ok().filter(|_| is_public(address));
        let Some(uri) = uri else { return PublicAnswer::refused(StatusCode::NOT_FOUND) };
        if let Some((_, ready)) = ready_made(&self.catalog, &uri) {
            let (version, body) = (ready.etag().clone(), ready.body().clone());
            return PublicAnswer { status: StatusCode::OK, version, body };
        }
        self.ask(uri).await
    }

    async fn ask(&self, uri: Uri) -> PublicAnswer {
        let mut request = Request::new(Body::empty());
        *request.uri_mut() = uri;
        let Ok(response) = self.operations.clone().oneshot(request).await;
        let (head, body) = response.into_parts();
        match to_bytes(body, BODY).await {
            Ok(body) => {
                let version = head.headers.get(header::ETAG).cloned().unwrap_or_else(|| strong_etag(&body));
                PublicAnswer { status: head.status, version, body }
            }
            Err(error) => {
                tracing::warn!(%error, "an answer for a page could not be read");
                PublicAnswer::refused(StatusCode::INTERNAL_SERVER_ERROR)
            }
        }
    }
}

impl PublicAnswer {
    const fn refused(status: StatusCode) -> Self {
        let version = HeaderValue::from_static("none");
        Self { status, version, body: Bytes::new() }
    }

    /// The body as JSON; null if it is none.
    pub(super) fn json(&self) -> Box<RawValue> {
        serde_json::from_slice(&self.body).unwrap_or_else(|_| RawValue::NULL.to_owned())
    }
}

fn is_public(address: &str) -> bool {
    let path = address.split('?').next().unwrap_or_default();
    let below =
        |base| path.strip_prefix(base).is_some_and(|rest: &str| rest.is_empty() || rest.starts_with('/'));
    address.len() <= ADDRESS
        && PUBLIC.into_iter().any(below)
        && !path.split('/').any(|part| part == ".." || part == ".")
}

#[cfg(test)]
mod tests {
    use super::is_public;

    #[test]
    fn the_catalogue_is_public_and_nothing_else_is() {
        for address in
            ["/api/v1/products", "/api/v1/products?q=x", "/api/v1/products/mug", "/api/v1/categories"]
        {
            assert!(is_public(address), "{address}");
        }
        for address in [
            "/api/v1/orders",
            "/api/v1/productsx",
            "/api/v1/products/../orders",
            "/api/v1/products/./x",
            "/metrics",
            "https://elsewhere.example/api/v1/products",
            "//elsewhere.example/api/v1/products",
            "",
            "/dev/mail",
        ] {
            assert!(!is_public(address), "{address}");
        }
    }
}
