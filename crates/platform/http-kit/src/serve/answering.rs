//! The router as a connection sees it, with the client's address in each request.

use std::{convert::Infallible, net::IpAddr};

use axum::{Router, body::Body, http::Request, response::Response};
use hyper::body::Incoming;
use tower::Service;

use crate::{ClientAddress, TrustedProxies};

#[derive(Clone)]
pub(super) struct Answering {
    pub router: Router,
    pub peer: IpAddr,
    pub proxies: TrustedProxies,
}

impl hyper::service::Service<Request<Incoming>> for Answering {
    type Response = Response;
    type Error = Infallible;
    type Future = <Router as Service<Request<Body>>>::Future;

    fn call(&self, request: Request<Incoming>) -> Self::Future {
        let mut request = request.map(Body::new);
        let client = self.proxies.client(self.peer, request.headers());
        request.extensions_mut().insert(ClientAddress(client));
        self.router.clone().call(request)
    }
}
