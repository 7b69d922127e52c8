//! `POST /carts/{id}/line-items`: more of a variant.

use std::sync::Arc;

use axum::{
    extract::State,
    http::{HeaderMap, StatusCode},
    response::Response,
};
use http_kit::{Caller, Idempotent, PathId, Problem};
use primitives::{CartId, kind};

use super::{create_cart::WantedLine, recorded, whole};
use crate::{CartBody, Carts, service::Once};

/// Adds pieces of a variant, to its line if it has one.
#[utoipa::path(
    post, path = "/carts/{id}/line-items", operation_id = "add_line_item", tag = "carts", request_body = WantedLine,
    params(
        ("id" = CartId, Path, description = "The cart"),
        ("idempotency-key" = Option<String>, Header, description = "Repeating the request with the same key has no further effect")
    ),
    responses(
        (status = 200, body = CartBody), (status = 404, body = Problem), (status = 409, body = Problem),
        (status = 422, body = Problem)
    )
)]
pub(super) async fn add_line_item(
    State(carts): State<Arc<Carts>>,
    caller: Caller,
    PathId(id): PathId<kind::Cart>,
    headers: HeaderMap,
    Idempotent { body, attempt }: Idempotent<WantedLine>,
) -> Result<Response, Problem> {
    let (user, new) = (caller.user_id(), [body.line(None)]);
    let Some(once) = Once::new(&headers, attempt) else {
        return Ok(whole(StatusCode::OK, carts.add(id, user, &new, None).await?));
    };
    if let Some(answer) = carts.begin(&once).await? {
        return Ok(recorded(answer, None));
    }
    let shown = carts.add(id, user, &new, Some(&once.mark)).await?;
    let answer = carts.finish(&once, StatusCode::OK, &shown.body).await?;
    Ok(recorded(answer, Some(shown.version)))
}
