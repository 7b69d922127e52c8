//! Error answers: RFC 9457 `application/problem+json` with a stable `code`. What went wrong inside is logged, never shown.

use std::borrow::Cow;

use axum::{
    body::Body,
    http::{HeaderValue, StatusCode, header},
    response::{IntoResponse, Response},
};
use serde::Serialize;
use utoipa::ToSchema;

/// An error answer.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct Problem {
    /// Where the code is explained.
    #[serde(rename = "type")]
    #[schema(value_type = String)]
    pub kind: String,
    /// The status in words.
    #[schema(value_type = String)]
    pub title: &'static str,
    /// The HTTP status.
    pub status: u16,
    /// What happened, for a person.
    #[schema(value_type = String)]
    pub detail: Cow<'static, str>,
    /// What happened, for a program; never changes.
    #[schema(value_type = String)]
    pub code: &'static str,
    /// The places in the request that are at fault.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub errors: Vec<FieldError>,
    /// Seconds after which the request may be repeated, also sent as `retry-after`.
    #[serde(skip)]
    pub retry_after: Option<u32>,
}

/// A place in the request that is at fault.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct FieldError {
    /// A JSON Pointer (RFC 6901) into the body, or `?name` for a query parameter.
    pub pointer: String,
    /// What is wrong, for a program.
    #[schema(value_type = String)]
    pub code: Cow<'static, str>,
    /// What is wrong, for a person.
    pub detail: String,
}

impl Problem {
    /// A problem with its status, stable code and a sentence for a person.
    #[must_use]
    pub fn new(status: StatusCode, code: &'static str, detail: impl Into<Cow<'static, str>>) -> Self {
        Self {
            kind: format!("/docs/errors/{code}"),
            title: status.canonical_reason().unwrap_or("Error"),
            status: status.as_u16(),
            detail: detail.into(),
            code,
            errors: Vec::new(),
            retry_after: None,
        }
    }

    /// The one answer for what does not exist and for what is somebody else's.
    #[must_use]
    pub fn not_found() -> Self {
        Self::new(StatusCode::NOT_FOUND, "not_found", "There is nothing here under this address.")
    }

    /// A request that is well-formed and wrong in one place.
    #[must_use]
    pub fn invalid(
        pointer: impl Into<String>,
        code: impl Into<Cow<'static, str>>,
        detail: impl Into<String>,
    ) -> Self {
        Self::unprocessable(vec![FieldError {
            pointer: pointer.into(),
            code: code.into(),
            detail: detail.into(),
        }])
    }

    /// A request that is well-formed and wrong in these places.
    #[must_use]
    pub fn unprocessable(errors: Vec<FieldError>) -> Self {
        let detail =
            errors.first().map_or_else(String::new, |first| format!("{}: {}", first.pointer, first.detail));
        Self { errors, ..Self::new(StatusCode::UNPROCESSABLE_ENTITY, "invalid_request", detail) }
    }

    /// Not signed in.
    #[must_use]
    pub fn unauthorized() -> Self {
        Self::new(StatusCode::UNAUTHORIZED, "unauthorized", "Sign in to do this.")
    }

    /// Signed in, without the right.
    #[must_use]
    pub fn forbidden() -> Self {
        Self::new(StatusCode::FORBIDDEN, "forbidden", "You may not do this.")
    }

    /// In conflict with the state of the resource.
    #[must_use]
    pub fn conflict(code: &'static str, detail: impl Into<Cow<'static, str>>) -> Self {
        Self::new(StatusCode::CONFLICT, code, detail)
    }

    /// The copy that the client changed is not the current one.
    #[must_use]
    pub fn stale() -> Self {
        Self::new(StatusCode::PRECONDITION_FAILED, "stale", "The resource has changed since you read it.")
    }

    /// Too many requests; the next may come after so many seconds.
    #[must_use]
    pub fn too_many(retry_after: u32) -> Self {
        let detail = "Too many requests. Try again later.";
        Self {
            retry_after: Some(retry_after),
            ..Self::new(StatusCode::TOO_MANY_REQUESTS, "too_many_requests", detail)
        }
    }

    /// We cannot serve this now; nothing has happened.
    #[must_use]
    pub fn unavailable() -> Self {
        let detail = "The shop is busy. Nothing has happened; try again in a moment.";
        Self { retry_after: Some(1), ..Self::new(StatusCode::SERVICE_UNAVAILABLE, "unavailable", detail) }
    }

    /// It may have happened or not; who repeats it safely finds out.
    #[must_use]
    pub fn outcome_unknown() -> Self {
        let detail = "We cannot tell whether this has happened. Repeat it with the same idempotency-key, or look first.";
        Self { retry_after: Some(1), ..Self::new(StatusCode::SERVICE_UNAVAILABLE, "outcome_unknown", detail) }
    }

    /// A defect of ours: the cause goes to the log and nowhere else.
    #[must_use]
    pub fn internal(cause: &dyn std::fmt::Display) -> Self {
        tracing::error!(%cause, "a request failed for a reason of ours");
        Self::new(StatusCode::INTERNAL_SERVER_ERROR, "internal", "Something went wrong on our side.")
    }
}

impl From<database::Error> for Problem {
    fn from(error: database::Error) -> Self {
        if error.is_retryable_by_client() {
            tracing::warn!(%error, "the database refused a request");
            return Self::unavailable();
        }
        if matches!(error, database::Error::OutcomeUnknown) {
            tracing::warn!(%error, "the connection was lost during a commit");
            return Self::outcome_unknown();
        }
        Self::internal(&error)
    }
}

impl IntoResponse for Problem {
    fn into_response(self) -> Response {
        let body = serde_json::to_vec(&self).unwrap_or_default();
        let status = StatusCode::from_u16(self.status).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
        let mut response = Response::new(Body::from(body));
        *response.status_mut() = status;
        let headers = response.headers_mut();
        headers.insert(header::CONTENT_TYPE, HeaderValue::from_static("application/problem+json"));
        if let Some(seconds) = self.retry_after {
            headers.insert(header::RETRY_AFTER, HeaderValue::from(seconds));
        }
        if status == StatusCode::UNAUTHORIZED {
            headers.insert(header::WWW_AUTHENTICATE, HeaderValue::from_static("Bearer"));
        }
        response
    }
}
