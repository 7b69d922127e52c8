//! Bodies of requests that may be repeated under an `idempotency-key`.

use axum::{
    extract::{FromRequest, FromRequestParts, RawPathParams, Request},
    http::{HeaderMap, StatusCode, request::Parts},
};
use primitives::{CartId, CheckoutId};
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

    async fn from_request(request: Request, state: &S) -> Result<Self, Problem> {
        let key = key_of(request.headers())?;
        let (mut parts, body) = request.into_parts();
        let scope = match key {
            Some(_) => Some(scope_of(&mut parts, state).await),
            None => None,
        };
        let bytes = read_body(Request::from_parts(parts, body)).await?;
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

/// A key means nothing outside the address it was used with and, unless that can be known to one person only, the
/// caller.
async fn scope_of<S: Send + Sync>(parts: &mut Parts, state: &S) -> String {
    let params = RawPathParams::from_request_parts(parts, state).await;
    let unguessable = params.is_ok_and(|params| params.iter().any(|(_, text)| is_unguessable(text)));
    // A phone that changes its network and repeats must meet its first attempt.
    let who = if unguessable { "holder".to_owned() } else { caller_of(parts) };
    format!("{who} {} {}", parts.method, parts.uri.path())
}

/// Guest carts and checkouts are protected by their ids alone.
fn is_unguessable(text: &str) -> bool {
    text.parse::<CartId>().is_ok() || text.parse::<CheckoutId>().is_ok()
}

/// Guests are told apart by network address, so that a weak key of one is not answered with the cart of another.
fn caller_of(parts: &Parts) -> String {
    match (parts.extensions.get::<Principal>(), parts.extensions.get::<ClientAddress>()) {
        (Some(principal), _) => principal.user_id.to_string(),
        (None, Some(address)) => address.0.to_string(),
        (None, None) => "guest".to_owned(),
    }
}
