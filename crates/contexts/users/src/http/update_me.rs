//! `PATCH /me`

use axum::{Json, extract::State};
use http_kit::{IfMatch, JsonBody, Problem, SignedIn};
use primitives::Phone;
use serde::Deserialize;
use utoipa::ToSchema;

use super::{App, account_answer::AccountAnswer, change::given};
use crate::{PersonName, UserChange};

/// What to change; `null` clears.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = AccountChange)]
pub(super) struct UpdateMeRequest {
    #[serde(default, deserialize_with = "given")]
    #[schema(value_type = Option<String>, min_length = 1, max_length = 100)]
    first_name: Option<Option<PersonName>>,
    #[serde(default, deserialize_with = "given")]
    #[schema(value_type = Option<String>, min_length = 1, max_length = 100)]
    last_name: Option<Option<PersonName>>,
    #[serde(default, deserialize_with = "given")]
    #[schema(value_type = Option<Phone>)]
    phone: Option<Option<Phone>>,
}

/// Change one's own account
#[utoipa::path(
    patch,
    path = "/me",
    operation_id = "update_me",
    tag = "users",
    request_body = UpdateMeRequest,
    params(("if-match" = Option<String>, Header, description = "The `etag` of the copy that was changed.")),
    responses(
        (status = 200, description = "The changed account.", body = AccountAnswer),
        (status = 401, description = "Not signed in.", body = Problem, content_type = "application/problem+json"),
        (status = 412, description = "`stale`: the account has changed since.", body = Problem, content_type = "application/problem+json"),
        (status = 422, description = "A field is unknown or wrong.", body = Problem, content_type = "application/problem+json"),
    )
)]
pub(super) async fn update_me(
    State(users): App,
    SignedIn(principal): SignedIn,
    IfMatch(seen): IfMatch,
    JsonBody(body): JsonBody<UpdateMeRequest>,
) -> Result<Json<AccountAnswer>, Problem> {
    let UpdateMeRequest { first_name, last_name, phone } = body;
    let change = UserChange { first_name, last_name, phone };
    let user = users.update_user(principal.user_id, seen, change).await?;
    Ok(Json(AccountAnswer::new(user, users.roles())))
}
