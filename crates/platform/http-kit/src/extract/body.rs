//! JSON bodies: bounded in size, depth and time, strict about fields, free of card numbers.

use std::time::Duration;

use axum::{
    extract::{FromRequest, Request},
    http::{StatusCode, header},
};
use bytes::Bytes;
use http_body_util::{BodyExt, LengthLimitError, Limited};
use serde::de::DeserializeOwned;

use super::{
    card_guard::{refuse_card_numbers, unless_digits},
    discard::{discard, discard_rest},
};
use crate::{FieldError, Problem};

/// How large and how slow a body may be; a request extension, else the default.
#[derive(Debug, Clone, Copy)]
pub struct BodyLimits {
    /// Bytes.
    pub size: usize,
    /// From the first to the last byte.
    pub time: Duration,
}

impl Default for BodyLimits {
    fn default() -> Self {
        Self { size: 1024 * 1024, time: Duration::from_secs(40) }
    }
}

/// A JSON body read as `T`. Types refuse unknown fields with `#[serde(deny_unknown_fields)]`.
#[derive(Debug, Clone)]
pub struct JsonBody<T>(pub T);

impl<S: Send + Sync, T: DeserializeOwned> FromRequest<S> for JsonBody<T> {
    type Rejection = Problem;

    async fn from_request(request: Request, _: &S) -> Result<Self, Problem> {
        let body = read_body(request).await?;
        parse(&body).map(Self)
    }
}

/// A body of any kind as it came, bounded in size and time: for what is signed byte by byte, or comes from a form.
#[derive(Debug, Clone)]
pub struct RawBody(pub Bytes);

impl<S: Send + Sync> FromRequest<S> for RawBody {
    type Rejection = Problem;

    async fn from_request(request: Request, _: &S) -> Result<Self, Problem> {
        collect(request).await.map(Self)
    }
}

pub(crate) async fn read_body(request: Request) -> Result<Bytes, Problem> {
    if !is_json(&request) {
        discard(request).await;
        let detail = "Send the body as application/json.";
        return Err(Problem::new(StatusCode::UNSUPPORTED_MEDIA_TYPE, "unsupported_media_type", detail));
    }
    collect(request).await
}

async fn collect(request: Request) -> Result<Bytes, Problem> {
    let limits = request.extensions().get::<BodyLimits>().copied().unwrap_or_default();
    if is_declared_larger(&request, limits.size) {
        discard(request).await;
        return Err(too_large(limits));
    }
    let mut body = request.into_body();
    let collected = Limited::new(&mut body, limits.size).collect();
    match tokio::time::timeout(limits.time, collected).await {
        Ok(Ok(read)) => Ok(read.to_bytes()),
        Ok(Err(error)) if error.is::<LengthLimitError>() => {
            discard_rest(body).await;
            Err(too_large(limits))
        }
        Ok(Err(_)) => Err(Problem::new(StatusCode::BAD_REQUEST, "incomplete_body", "The body ended early.")),
        Err(_) => Err(Problem::new(
            StatusCode::REQUEST_TIMEOUT,
            "body_too_slow",
            "The body took too long to arrive.",
        )),
    }
}

fn too_large(limits: BodyLimits) -> Problem {
    let detail = format!("The body may have at most {} bytes.", limits.size);
    Problem::new(StatusCode::PAYLOAD_TOO_LARGE, "body_too_large", detail)
}

fn is_declared_larger(request: &Request, size: usize) -> bool {
    let declared = request.headers().get(header::CONTENT_LENGTH).and_then(|value| value.to_str().ok());
    declared.and_then(|text| text.parse::<u64>().ok()).is_some_and(|declared| declared > size as u64)
}

fn is_json(request: &Request) -> bool {
    let content_type =
        request.headers().get(header::CONTENT_TYPE).and_then(|value| value.to_str().ok()).unwrap_or_default();
    let essence = content_type.split(';').next().unwrap_or_default().trim();
    essence.eq_ignore_ascii_case("application/json")
        || (essence.len() > 5 && essence[essence.len().saturating_sub(5)..].eq_ignore_ascii_case("+json"))
}

/// Reads `T`, with a pointer to what is wrong.
pub(crate) fn parse<T: DeserializeOwned>(body: &[u8]) -> Result<T, Problem> {
    // First of all: what serde says about a wrong value repeats the value.
    refuse_card_numbers(body)?;
    let mut deserializer = serde_json::Deserializer::from_slice(body);
    let value = serde_path_to_error::deserialize(&mut deserializer).map_err(|error| refuse(&error))?;
    deserializer.end().map_err(|error| broken(&error))?;
    // serde takes a list for an object, field by field in the order of our source.
    if body.iter().find(|byte| !byte.is_ascii_whitespace()) == Some(&b'[') {
        return Err(Problem::invalid("", "wrong_type", "The body has to be a JSON object."));
    }
    Ok(value)
}

fn refuse(error: &serde_path_to_error::Error<serde_json::Error>) -> Problem {
    use serde_json::error::Category;
    let inner = error.inner();
    match inner.classify() {
        Category::Data => Problem::unprocessable(vec![FieldError {
            pointer: unless_digits(pointer(error.path()), ""),
            code: code(&inner.to_string()).into(),
            detail: unless_digits(without_position(&inner.to_string()), "This is not what belongs here."),
        }]),
        Category::Syntax | Category::Eof | Category::Io => broken(inner),
    }
}

fn broken(error: &serde_json::Error) -> Problem {
    let detail = format!("The body is not JSON that we can read: {error}.");
    Problem::new(StatusCode::BAD_REQUEST, "invalid_json", detail)
}

/// A JSON Pointer (RFC 6901) for a path of serde.
fn pointer(path: &serde_path_to_error::Path) -> String {
    use serde_path_to_error::Segment;
    path.iter().fold(String::new(), |pointer, segment| match segment {
        Segment::Seq { index } => format!("{pointer}/{index}"),
        Segment::Map { key } => format!("{pointer}/{}", key.replace('~', "~0").replace('/', "~1")),
        Segment::Enum { variant } => format!("{pointer}/{variant}"),
        Segment::Unknown => pointer,
    })
}

fn code(message: &str) -> &'static str {
    let starts = |text: &str| message.starts_with(text);
    match () {
        () if starts("unknown field") => "unknown_field",
        () if starts("missing field") => "missing",
        () if starts("invalid type") => "wrong_type",
        () if starts("duplicate field") => "duplicate_field",
        () if starts("unknown variant") => "unknown_value",
        () => "invalid",
    }
}

/// serde_json appends ` at line 1 column 9`, which says nothing beside the pointer.
fn without_position(message: &str) -> String {
    message.split(" at line ").next().unwrap_or_default().to_owned()
}

#[cfg(test)]
mod tests {
    use serde::Deserialize;

    use super::*;

    #[derive(Debug, Deserialize)]
    #[serde(deny_unknown_fields)]
    #[expect(dead_code, reason = "only read")]
    struct Line {
        quantity: primitives::Quantity,
    }

    #[derive(Debug, Deserialize)]
    #[serde(deny_unknown_fields)]
    #[expect(dead_code, reason = "only read")]
    struct Order {
        lines: Vec<Line>,
    }

    fn refused(body: &str) -> (u16, String, String) {
        let problem = parse::<Order>(body.as_bytes()).unwrap_err();
        let first = problem.errors.first().cloned();
        let (pointer, code) =
            first.map_or((String::new(), problem.code.to_owned()), |e| (e.pointer, e.code.into_owned()));
        (problem.status, pointer, code)
    }

    #[test]
    fn the_faulty_place_is_named() {
        assert_eq!(
            refused(r#"{"lines":[{"quantity":1},{"quantity":0}]}"#),
            (422, "/lines/1/quantity".into(), "invalid".into())
        );
        assert_eq!(
            refused(r#"{"lines":[{"quantity":1,"price":1}]}"#),
            (422, "/lines/0/price".into(), "unknown_field".into())
        );
        assert_eq!(refused(r#"{"lines":{}}"#), (422, "/lines".into(), "wrong_type".into()));
    }

    #[test]
    fn no_refusal_repeats_a_card_number() {
        for body in [
            r#"{"lines":[{"quantity":"4111 1111 1111 1111"}]}"#,
            r#"{"lines":[{"quantity":4111111111111111}]}"#,
            r#"{"4111111111111111":1}"#,
            r#"{"lines":[{"quantity":"4111111111111111","quantity":1}]}"#,
            r#"{"lines":[{"quantity":"4111111111111111""#,
            r#"{"lines":[{"quantity":4111111111111111.5}]}"#,
        ] {
            let problem = parse::<Order>(body.as_bytes()).unwrap_err();
            let said = serde_json::to_string(&problem).unwrap();
            assert!(!said.contains("4111"), "{body}: {said}");
        }
    }

    #[test]
    fn a_list_is_no_object() {
        assert_eq!(refused("[[]]"), (422, String::new(), "wrong_type".into()));
        assert_eq!(refused(r#" [[{"quantity":1}]]"#), (422, String::new(), "wrong_type".into()));
    }

    #[test]
    fn broken_and_deep_json_is_refused() {
        let deep = "[".repeat(100_000);
        for body in ["", "{", "nope", "{} {}", &deep, "\u{feff}{}"] {
            assert_eq!(parse::<serde_json::Value>(body.as_bytes()).unwrap_err().status, 400, "{body:.20}");
        }
    }
}
