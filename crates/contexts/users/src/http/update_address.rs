//! `PATCH /me/addresses/{address_id}`

use axum::{Json, extract::State, response::IntoResponse};
use http_kit::{IfMatch, JsonBody, PathId, Problem, SignedIn};
use primitives::{AddressLine, AddressName, Country, PostalCode, kind};
use serde::Deserialize;
use utoipa::ToSchema;

use super::{
    App,
    address_answer::AddressAnswer,
    change::{given, given_value},
};
use crate::AddressChange;

/// What to change; `null` clears what may be missing.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = AddressChange)]
pub(super) struct UpdateAddressRequest {
    #[serde(default, deserialize_with = "given_value")]
    #[schema(value_type = String, required = false, min_length = 1, max_length = 100)]
    name: Option<AddressName>,
    #[serde(default, deserialize_with = "given_value")]
    #[schema(value_type = String, required = false, min_length = 1, max_length = 200)]
    line1: Option<AddressLine>,
    #[serde(default, deserialize_with = "given")]
    #[schema(value_type = Option<String>, min_length = 1, max_length = 200)]
    line2: Option<Option<AddressLine>>,
    #[serde(default, deserialize_with = "given_value")]
    #[schema(value_type = String, required = false, min_length = 1, max_length = 100)]
    city: Option<AddressName>,
    #[serde(default, deserialize_with = "given")]
    #[schema(value_type = Option<String>, min_length = 1, max_length = 100)]
    region: Option<Option<AddressName>>,
    #[serde(default, deserialize_with = "given_value")]
    #[schema(value_type = String, required = false, min_length = 1, max_length = 16)]
    postal_code: Option<PostalCode>,
    #[serde(default, deserialize_with = "given_value")]
    #[schema(value_type = Country, required = false)]
    country: Option<Country>,
}

impl From<UpdateAddressRequest> for AddressChange {
    fn from(request: UpdateAddressRequest) -> Self {
        let UpdateAddressRequest { name, line1, line2, city, region, postal_code, country } = request;
        Self { name, line1, line2, city, region, postal_code, country }
    }
}

/// Change a saved address
#[utoipa::path(
    patch,
    path = "/me/addresses/{address_id}",
    operation_id = "update_address",
    tag = "users",
    request_body = UpdateAddressRequest,
    params(
        ("address_id" = String, Path, description = "The address."),
        ("if-match" = Option<String>, Header, description = "The `etag` of the copy that was changed."),
    ),
    responses(
        (status = 200, description = "The changed address.", body = AddressAnswer),
        (status = 401, description = "Not signed in.", body = Problem, content_type = "application/problem+json"),
        (status = 404, description = "Unknown, or another's.", body = Problem, content_type = "application/problem+json"),
        (status = 412, description = "`stale`: the address has changed since.", body = Problem, content_type = "application/problem+json"),
        (status = 422, description = "A field is unknown or wrong.", body = Problem, content_type = "application/problem+json"),
    )
)]
pub(super) async fn update_address(
    State(users): App,
    SignedIn(principal): SignedIn,
    PathId(id): PathId<kind::Address>,
    IfMatch(seen): IfMatch,
    JsonBody(body): JsonBody<UpdateAddressRequest>,
) -> Result<impl IntoResponse, Problem> {
    let saved = users.update_address(principal.user_id, id, seen, body.into()).await?;
    let answer = AddressAnswer::from(saved);
    Ok((answer.etag_header(), Json(answer)))
}
