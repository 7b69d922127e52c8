//! GET `/search/suggestions`: what somebody who is still typing may mean.
#![expect(unused_qualifications, reason = "written by the macro that describes the endpoint")]

use std::sync::Arc;

use axum::{
    extract::{FromRequestParts, Request, State},
    response::Response,
};
use http_kit::{ClientAddress, Problem, QueryParams};
use serde::Deserialize;
use utoipa::IntoParams;

use super::search_text::search_text;
use crate::{Catalog, MAX_SUGGESTIONS, Suggestions};

const DEFAULT: usize = 6;

#[derive(Debug, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub(super) struct Asked {
    /// What has been typed so far, 200 characters at most. Nothing is suggested for nothing.
    #[serde(default)]
    #[param(value_type = Option<String>, max_length = 200)]
    q: Option<String>,
    /// How many of each kind: 1 to 10, by default 6.
    #[param(value_type = Option<u32>, minimum = 1, maximum = 10)]
    limit: Option<usize>,
}

/// Suggest what to search for
///
/// For a search field in which somebody is typing: questions that find something, categories and products. The last
/// word may be unfinished, and a typing error is forgiven. Answers may be kept for a minute; questions from one network
/// are limited (`limits.suggestions_per_minute`).
#[utoipa::path(get, path = "/search/suggestions", tag = "catalog", params(Asked), responses(
    (status = 200, description = "What it may become", body = Suggestions),
    (status = 304, description = "The client has it already"),
    (status = 422, description = "A parameter is wrong", body = Problem),
    (status = 429, description = "Too many from this network", body = Problem),
    (status = 503, description = "Busy", body = Problem),
))]
pub(super) async fn list_suggestions(
    State(catalog): State<Arc<Catalog>>,
    request: Request,
) -> Result<Response, Problem> {
    let (mut parts, _) = request.into_parts();
    let QueryParams(asked) = QueryParams::<Asked>::from_request_parts(&mut parts, &()).await?;
    let limit = asked.limit.unwrap_or(DEFAULT);
    if !(1..=MAX_SUGGESTIONS).contains(&limit) {
        return Err(Problem::invalid("?limit", "out_of_range", "a limit is a whole number from 1 to 10"));
    }
    let text = search_text(asked.q)?.unwrap_or_default();
    if let Some(address) = parts.extensions.get::<ClientAddress>() {
        let wait = |wait: std::time::Duration| {
            Problem::too_many(u32::try_from(wait.as_secs()).unwrap_or(u32::MAX).saturating_add(1))
        };
        catalog.admit_typing(address.network()).await.map_err(wait)?;
    }
    Ok(catalog.list_suggestions(&text, limit).await?.respond(&parts.headers))
}
