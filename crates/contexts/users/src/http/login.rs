//! `POST /auth/login`

use axum::{extract::State, response::Response};
use http_kit::{ClientAddress, JsonBody, Problem};
use primitives::Email;
use serde::Deserialize;
use utoipa::ToSchema;

use super::{
    App,
    device::Device,
    session_cookie::Carrier,
    token_answer::{TokenAnswer, signed_in},
};
use crate::password::OfferedPassword;

/// Address and password.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = Login)]
pub(super) struct LoginRequest {
    email: Email,
    #[schema(value_type = String, format = Password, max_length = 128)]
    password: OfferedPassword,
}

/// Sign in
///
/// An unknown address and a wrong password are answered alike.
#[utoipa::path(
    post,
    path = "/auth/login",
    operation_id = "login",
    tag = "users",
    params(("x-session" = Option<String>, Header, description = "`cookie`: the refresh token goes into a cookie")),
    request_body = LoginRequest,
    responses(
        (status = 200, description = "Signed in.", body = TokenAnswer),
        (status = 401, description = "`invalid_credentials`", body = Problem, content_type = "application/problem+json"),
        (status = 422, description = "A field is missing, unknown or wrong.", body = Problem, content_type = "application/problem+json"),
        (status = 429, description = "Too many failures; `retry-after` says how long to wait.", body = Problem, content_type = "application/problem+json"),
    )
)]
pub(super) async fn login(
    State(users): App,
    address: ClientAddress,
    device: Device,
    carrier: Carrier,
    JsonBody(body): JsonBody<LoginRequest>,
) -> Result<Response, Problem> {
    let sign_in = users.login(&body.email, body.password, address.0, device.0).await?;
    Ok(signed_in(&users, carrier, sign_in))
}
