//! A request to a router, without a port.

use std::sync::Arc;

use axum::{
    Router,
    body::Body,
    http::{Method, Request, header, request::Builder},
};
use http_kit::Principal;
use primitives::UserId;
use serde_json::Value;
use tower::ServiceExt;

use crate::Answer;

/// A request that is being written.
#[must_use = "a call is made by `to`"]
pub struct Call {
    request: Builder,
    body: Body,
}

impl Call {
    /// Any method.
    pub fn new(method: Method, path: &str) -> Self {
        Self { request: Request::builder().method(method).uri(path), body: Body::empty() }
    }

    /// A GET.
    pub fn get(path: &str) -> Self {
        Self::new(Method::GET, path)
    }

    /// A DELETE.
    pub fn delete(path: &str) -> Self {
        Self::new(Method::DELETE, path)
    }

    /// A POST of JSON.
    pub fn post(path: &str, body: &Value) -> Self {
        Self::new(Method::POST, path).json(body)
    }

    /// A PATCH with JSON.
    pub fn patch(path: &str, body: &Value) -> Self {
        Self::new(Method::PATCH, path).json(body)
    }

    /// With JSON as its body.
    pub fn json(self, body: &Value) -> Self {
        let request = self.request.header(header::CONTENT_TYPE, "application/json");
        Self { request, body: Body::from(body.to_string()) }
    }

    /// With one more header.
    pub fn header(self, name: &str, value: &str) -> Self {
        Self { request: self.request.header(name, value), ..self }
    }

    /// With an `idempotency-key`.
    pub fn once(self, key: &str) -> Self {
        self.header("idempotency-key", key)
    }

    /// From this account, with no permission.
    pub fn by(self, user_id: UserId) -> Self {
        self.with(customer(user_id))
    }

    /// With what the layers before the router find out: a `Principal`, a `ClientAddress`.
    pub fn with(self, found_out: impl Clone + Send + Sync + 'static) -> Self {
        Self { request: self.request.extension(found_out), ..self }
    }

    /// Makes the call.
    ///
    /// # Panics
    /// When it is no request.
    pub async fn to(self, router: &Router) -> Answer {
        let Ok(response) = router.clone().oneshot(self.request.body(self.body).unwrap()).await;
        Answer::of(response).await
    }
}

/// Somebody who is signed in and has no permission.
#[must_use]
pub fn customer(user_id: UserId) -> Principal {
    Principal { user_id, session_id: None, permissions: Arc::default() }
}
