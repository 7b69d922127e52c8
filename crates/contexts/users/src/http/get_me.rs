//! `GET /me`

use axum::{Json, extract::State};
use http_kit::{Problem, SignedIn};

use super::{App, account_answer::AccountAnswer};

/// One's own account
#[utoipa::path(
    get,
    path = "/me",
    operation_id = "get_me",
    tag = "users",
    responses(
        (status = 200, description = "The account.", body = AccountAnswer),
        (status = 401, description = "Not signed in.", body = Problem, content_type = "application/problem+json"),
    )
)]
pub(super) async fn get_me(
    State(users): App,
    SignedIn(principal): SignedIn,
) -> Result<Json<AccountAnswer>, Problem> {
    let user = users.get_user(principal.user_id).await?;
    Ok(Json(AccountAnswer::new(user, users.roles())))
}
