//! `GET /.well-known/jwks.json`

use axum::{
    Json,
    extract::State,
    http::{HeaderName, header},
};
use http_kit::Problem;
use serde::Serialize;
use utoipa::ToSchema;

use super::App;
use crate::access_token::JsonWebKey;

/// A JSON Web Key Set (RFC 7517).
#[derive(Serialize, ToSchema)]
#[schema(as = JsonWebKeySet)]
pub(super) struct KeySetAnswer {
    keys: Vec<JsonWebKey>,
}

/// Shorter than the overlap of a rotation.
const CACHE: [(HeaderName, &str); 1] = [(header::CACHE_CONTROL, "public, max-age=60")];

/// The public keys of access tokens
#[utoipa::path(
    get,
    path = "/.well-known/jwks.json",
    operation_id = "get_jwks",
    tag = "users",
    responses((status = 200, description = "Every key whose tokens are accepted.", body = KeySetAnswer))
)]
pub(super) async fn get_jwks(
    State(users): App,
) -> Result<([(HeaderName, &'static str); 1], Json<KeySetAnswer>), Problem> {
    Ok((CACHE, Json(KeySetAnswer { keys: users.public_keys().await? })))
}
