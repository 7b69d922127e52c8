//! Ids in paths: what is no id of the kind is not found, like an id that nothing has.

use axum::{
    extract::{FromRequestParts, RawPathParams},
    http::request::Parts,
};
use primitives::{Id, Kind};

use crate::Problem;

/// The last id of kind `K` in the path.
#[derive(Debug, Clone, Copy)]
pub struct PathId<K: Kind>(pub Id<K>);

impl<S: Send + Sync, K: Kind> FromRequestParts<S> for PathId<K> {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, state: &S) -> Result<Self, Problem> {
        let params =
            RawPathParams::from_request_parts(parts, state).await.map_err(|_| Problem::not_found())?;
        params
            .iter()
            .filter_map(|(_, text)| text.parse().ok())
            .last()
            .map(Self)
            .ok_or_else(Problem::not_found)
    }
}
