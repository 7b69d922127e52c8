//! What a router answered, and short words for what is asked about it.

use axum::{
    http::{HeaderMap, StatusCode},
    response::Response,
};
use http_body_util::BodyExt;
use serde_json::Value;

/// An answer, read to its end.
#[derive(Debug, Clone)]
pub struct Answer {
    /// Its status.
    pub status: StatusCode,
    /// Its headers.
    pub headers: HeaderMap,
    /// The body as JSON; null if it is none.
    pub body: Value,
    /// The body as text.
    pub text: String,
}

impl Answer {
    pub(crate) async fn of(response: Response) -> Self {
        let (parts, body) = response.into_parts();
        let text = String::from_utf8(body.collect().await.unwrap().to_bytes().into()).unwrap();
        let body = serde_json::from_str(&text).unwrap_or_default();
        Self { status: parts.status, headers: parts.headers, body, text }
    }

    /// The answer, if it has this status.
    ///
    /// # Panics
    /// When it has another.
    #[must_use]
    #[track_caller]
    pub fn is(self, status: u16) -> Self {
        assert_eq!(self.status, status, "{}", self.text);
        self
    }

    /// A header's value; empty if there is none.
    #[must_use]
    pub fn header(&self, name: &str) -> &str {
        self.headers.get(name).and_then(|value| value.to_str().ok()).unwrap_or_default()
    }

    /// The text at a JSON pointer of the body.
    ///
    /// # Panics
    /// When there is none.
    #[must_use]
    #[track_caller]
    pub fn text_at(&self, pointer: &str) -> &str {
        let found = self.body.pointer(pointer).and_then(Value::as_str);
        found.unwrap_or_else(|| panic!("no text at {pointer} of {}", self.text))
    }

    /// The seconds of `retry-after`.
    ///
    /// # Panics
    /// When it does not say.
    #[must_use]
    #[track_caller]
    pub fn retry_after(&self) -> u64 {
        self.header("retry-after").parse().unwrap()
    }

    /// Status and code of a problem.
    #[must_use]
    #[track_caller]
    pub fn code(&self) -> (u16, &str) {
        (self.status.as_u16(), self.text_at("/code"))
    }

    /// Status of a problem, with pointer and code of its first fault.
    #[must_use]
    #[track_caller]
    pub fn fault(&self) -> (u16, &str, &str) {
        (self.status.as_u16(), self.text_at("/errors/0/pointer"), self.text_at("/errors/0/code"))
    }
}
