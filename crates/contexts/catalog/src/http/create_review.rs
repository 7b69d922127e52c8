//! POST `/products/{id_or_handle}/reviews`: a buyer says something.

use std::sync::Arc;

use axum::{
    extract::State,
    response::{IntoResponse, Response},
};
use http_kit::{Idempotent, Problem, SignedIn, no_store};

use super::name::Name;
use crate::{NewReview, Review, Reviews};

/// Review a product
///
/// Once for each product, by somebody who has bought it with this account. Shoppers see it when staff have published it.
#[utoipa::path(post, path = "/products/{id_or_handle}/reviews", tag = "reviews", request_body = NewReview,
    params(
        ("id_or_handle" = String, Path, description = "An id (`prod_…`) or a handle"),
        ("idempotency-key" = Option<String>, Header, description = "Repeats are answered like the first request")),
    responses(
        (status = 201, description = "The review, which waits for the staff", body = Review),
        (status = 400, description = "Not JSON", body = Problem),
        (status = 401, description = "Not signed in", body = Problem),
        (status = 403, description = "`not_a_buyer`", body = Problem),
        (status = 404, description = "Not found", body = Problem),
        (status = 409, description = "`already_reviewed` or `idempotency_key_reused`", body = Problem),
        (status = 422, description = "The body breaks rules", body = Problem),
        (status = 503, description = "Busy", body = Problem),
))]
pub(super) async fn create_review(
    State(reviews): State<Arc<Reviews>>,
    SignedIn(principal): SignedIn,
    Name(product): Name,
    Idempotent { body, attempt }: Idempotent<NewReview>,
) -> Result<Response, Problem> {
    let mut response = reviews.write(principal.user_id, &product, body, attempt).await?.into_response();
    no_store(response.headers_mut());
    Ok(response)
}
