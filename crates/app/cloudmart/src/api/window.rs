//! The shop window: listings and products whose answers are ready are given before the router and its layers are asked.
//! What is not ready, and every request that needs more than the bytes, goes inside.

use std::{
    convert::Infallible,
    future::{Ready, ready},
    sync::Arc,
    task::{Context, Poll},
    time::Instant,
};

use axum::{
    Router,
    body::Body,
    http::{HeaderMap, Method, Request, Uri, header},
    response::Response,
};
use catalog::Catalog;
use futures::future::Either;
use http_kit::{ReadyMade, observe_at_once};
use tower::Service;

use super::own_writes::OwnWrites;

/// The operations, as the router matches them.
const LIST_PRODUCTS: &str = "/api/v1/products";
const GET_PRODUCT: &str = "/api/v1/products/{id_or_handle}";

/// The router with a window in front of it.
#[derive(Clone)]
pub(super) struct Window {
    catalog: Arc<Catalog>,
    own_writes: Option<OwnWrites>,
    inside: Router,
}

impl Window {
    pub(super) const fn before(catalog: Arc<Catalog>, own_writes: Option<OwnWrites>, inside: Router) -> Self {
        Self { catalog, own_writes, inside }
    }

    fn ready(&self, request: &Request<Body>) -> Option<(&'static str, ReadyMade)> {
        if request.method() != Method::GET || needs_more(request.headers()) {
            return None;
        }
        ready_made(&self.catalog, request.uri())
    }
}

/// The answer at an address, if it is ready, and the operation that it belongs to.
pub(crate) fn ready_made(catalog: &Catalog, uri: &Uri) -> Option<(&'static str, ReadyMade)> {
    let rest = uri.path().strip_prefix(LIST_PRODUCTS)?;
    if rest.is_empty() {
        return catalog.list_at_once(uri.query().unwrap_or_default()).map(|answer| (LIST_PRODUCTS, answer));
    }
    // A name that is spelt with escapes is not one that answers are kept under.
    let name = rest.strip_prefix('/').filter(|name| !name.contains(['/', '%']))?;
    catalog.product_at_once(name).map(|answer| (GET_PRODUCT, answer))
}

/// A page of another origin is answered with the headers that its browser asks for.
fn needs_more(headers: &HeaderMap) -> bool {
    headers.contains_key(header::ORIGIN)
}

impl Service<Request<Body>> for Window {
    type Response = Response;
    type Error = Infallible;
    type Future = Either<Ready<Result<Response, Infallible>>, <Router as Service<Request<Body>>>::Future>;

    fn poll_ready(&mut self, _: &mut Context<'_>) -> Poll<Result<(), Infallible>> {
        Poll::Ready(Ok(()))
    }

    fn call(&mut self, request: Request<Body>) -> Self::Future {
        let started = Instant::now();
        if let Some(own) = &self.own_writes {
            own.hear(request.headers());
        }
        match self.ready(&request) {
            Some((operation, answer)) => {
                let response = answer.respond(request.headers());
                Either::Left(ready(Ok(observe_at_once(request.headers(), operation, started, response))))
            }
            None => Either::Right(self.inside.call(request)),
        }
    }
}
