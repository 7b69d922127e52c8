//! `POST /auth/register`

use axum::{
    extract::State,
    http::StatusCode,
    response::{IntoResponse, Response},
};
use http_kit::{ClientAddress, JsonBody, Problem};
use primitives::{Email, Phone};
use serde::Deserialize;
use utoipa::ToSchema;

use super::{
    App,
    device::Device,
    session_cookie::Carrier,
    token_answer::{TokenAnswer, signed_in},
};
use crate::{Password, PersonName, Registration};

/// A new account.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = Registration)]
pub(super) struct RegisterRequest {
    email: Email,
    /// 8 to 128 characters, none of the commonest passwords.
    #[schema(value_type = String, format = Password, min_length = 8, max_length = 128)]
    password: Password,
    #[serde(default)]
    #[schema(value_type = Option<String>, min_length = 1, max_length = 100)]
    first_name: Option<PersonName>,
    #[serde(default)]
    #[schema(value_type = Option<String>, min_length = 1, max_length = 100)]
    last_name: Option<PersonName>,
    #[serde(default)]
    phone: Option<Phone>,
}

/// Open an account
///
/// Signs in at once. An `idempotency-key` is not looked at, since the answer holds secrets that are not kept; repeating
/// the request is answered with 409 and opens no second account.
#[utoipa::path(
    post,
    path = "/auth/register",
    operation_id = "register",
    tag = "users",
    params(("x-session" = Option<String>, Header, description = "`cookie`: the refresh token goes into a cookie")),
    request_body = RegisterRequest,
    responses(
        (status = 201, description = "The account is open and signed in.", body = TokenAnswer),
        (status = 409, description = "`email_unavailable`: an account with this address exists.", body = Problem, content_type = "application/problem+json"),
        (status = 422, description = "A field is missing, unknown or wrong.", body = Problem, content_type = "application/problem+json"),
        (status = 429, description = "Too many accounts from this network address.", body = Problem, content_type = "application/problem+json"),
    )
)]
pub(super) async fn register(
    State(users): App,
    address: ClientAddress,
    device: Device,
    carrier: Carrier,
    JsonBody(body): JsonBody<RegisterRequest>,
) -> Result<Response, Problem> {
    let RegisterRequest { email, password, first_name, last_name, phone } = body;
    let registration = Registration { email, password, first_name, last_name, phone };
    let sign_in = users.register(registration, address.0, device.0).await?;
    Ok((StatusCode::CREATED, signed_in(&users, carrier, sign_in)).into_response())
}
