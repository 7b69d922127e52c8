//! Bodies of requests that may be repeated under an `idempotency-key`.

use axum::{
    extract::{FromRequest, Request},
    http::{HeaderMap, StatusCode},
};
use serde::de::DeserializeOwned;

use super::{ClientAddress, parse, read_body};
use crate::{Principal, Problem, idempotency::Attempt};

/// A JSON body, with the attempt if the client named one by an `idempotency-key`.
#[derive(Debug, Clone)]
pub struct Idempotent<T> {
    /// The body.
    pub body: T,
    /// The key, bound to caller, operation and body.
    pub attempt: Option<Attempt>,
}

/// The longest key.
const MAX_KEY: usize = 255;

impl<S: Send + Sync, T: DeserializeOwned> FromRequest<S> for Idempotent<T> {
    type Rejection = Problem;

    async fn from_request(request: Request, _: &S) -> Result<Self, Problem> {
        let key = key_of(request.headers())?;
        let scope = key.is_some().then(|| scope_of(&request));
        let bytes = read_body(request).await?;
        let body = parse(&bytes)?;
        let attempt = key.zip(scope).map(|(key, scope)| Attempt::new(scope, key, &bytes));
        Ok(Self { body, attempt })
    }
}

fn key_of(headers: &HeaderMap) -> Result<Option<String>, Problem> {
    let Some(value) = headers.get("idempotency-key") else { return Ok(None) };
    let key = value
        .to_str()
        .ok()
        .filter(|key| (1..=MAX_KEY).contains(&key.len()) && key.bytes().all(|b| b.is_ascii_graphic()));
    key.map(|key| Some(key.to_owned())).ok_or_else(|| {
        let detail = "An idempotency-key has 1 to 255 visible ASCII characters.";
        Problem::new(StatusCode::BAD_REQUEST, "invalid_idempotency_key", detail)
    })
}

/// A key means nothing outside the caller and the address it was used with. Guests are told apart by network
/// address, so that a weak key of one is not answered with the cart of another.
fn scope_of(request: &Request) -> String {
    let who = match (request.extensions().get::<Principal>(), request.extensions().get::<ClientAddress>()) {
        (Some(principal), _) => principal.user_id.to_string(),
        (None, Some(address)) => address.0.to_string(),
        (None, None) => "guest".to_owned(),
    };
    format!("{who} {} {}", request.method(), request.uri().path())
}
