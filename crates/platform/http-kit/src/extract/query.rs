//! Query strings, strict like bodies.

use axum::{extract::FromRequestParts, http::request::Parts};
use serde::de::DeserializeOwned;

use super::card_guard::unless_digits;
use crate::Problem;

/// The query string read as `T`.
#[derive(Debug, Clone)]
pub struct QueryParams<T>(pub T);

impl<S: Send + Sync, T: DeserializeOwned> FromRequestParts<S> for QueryParams<T> {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, Problem> {
        let query = parts.uri.query().unwrap_or_default();
        serde_path_to_error::deserialize(serde_urlencoded::Deserializer::new(form_urlencoded::parse(
            query.as_bytes(),
        )))
        .map(Self)
        .map_err(|error| {
            let name = error.path().to_string();
            let detail = unless_digits(error.inner().to_string(), "This is not what belongs here.");
            let code = if detail.starts_with("unknown field") { "unknown_parameter" } else { "invalid" };
            let name = unless_digits(format!("?{}", name.trim_start_matches('.')), "?");
            Problem::invalid(name, code, detail)
        })
    }
}
