//! `GET /me/addresses`

use axum::{Json, extract::State};
use http_kit::{Problem, SignedIn};
use primitives::{Page, Pagination};

use super::{App, address_answer::AddressAnswer};

/// One's saved addresses
///
/// An account has few, so they are all on one page.
#[utoipa::path(
    get,
    path = "/me/addresses",
    operation_id = "list_addresses",
    tag = "users",
    responses(
        (status = 200, description = "The addresses, the oldest first.", body = Page<AddressAnswer>),
        (status = 401, description = "Not signed in.", body = Problem, content_type = "application/problem+json"),
    )
)]
pub(super) async fn list_addresses(
    State(users): App,
    SignedIn(principal): SignedIn,
) -> Result<Json<Page<AddressAnswer>>, Problem> {
    let saved = users.list_addresses(principal.user_id).await?;
    let items: Vec<AddressAnswer> = saved.into_iter().map(AddressAnswer::from).collect();
    let pagination = Pagination { next_cursor: None, total_count: Some(items.len() as u64) };
    Ok(Json(Page { items, pagination }))
}
