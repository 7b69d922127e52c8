//! `POST /test-payment/{id}`: the shopper pays or is declined; the shop is told, and the shopper sent back.

use axum::{
    extract::{Path, State, rejection::PathRejection},
    http::{StatusCode, header},
    response::{IntoResponse, Response},
};
use http_kit::{Problem, RawBody};

use super::{Desk, guarded};
use crate::provider::test::Decision;

pub(super) async fn decide(
    State(desk): State<Desk>,
    id: Result<Path<String>, PathRejection>,
    RawBody(body): RawBody,
) -> Result<Response, Problem> {
    let Path(id) = id.map_err(|_| Problem::not_found())?;
    let form = Form::read(&body).ok_or_else(|| {
        Problem::new(StatusCode::UNPROCESSABLE_ENTITY, "invalid_request", "Press one of the buttons.")
    })?;
    let now = desk.clock.now();
    let decided = desk.provider.decide(&id, form.decision, now).await.map_err(|_| Problem::unavailable())?;
    let (page, message) = decided.ok_or_else(Problem::not_found)?;
    if !form.keeps_silent && !desk.door.deliver(message).await {
        tracing::warn!("the shop did not take a notification of the test provider");
    }
    let back = (StatusCode::SEE_OTHER, [(header::LOCATION, page.return_url.as_str().to_owned())]);
    Ok(guarded(back.into_response(), Some(&page.return_url.origin())))
}

/// What was pressed.
#[derive(Debug, PartialEq, Eq)]
struct Form {
    decision: Decision,
    /// The shop is not told; it has to ask when the shopper comes back.
    keeps_silent: bool,
}

impl Form {
    fn read(body: &[u8]) -> Option<Self> {
        let fields: Vec<_> = url::form_urlencoded::parse(body).collect();
        let value =
            |name: &str| fields.iter().find(|(known, _)| known == name).map(|(_, value)| value.as_ref());
        let decision = match value("decision")? {
            "pay" => Decision::Pay,
            "decline" => Decision::Decline,
            _ => return None,
        };
        Some(Self { decision, keeps_silent: value("silent").is_some() })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_button_and_a_box_are_read() {
        let read = |body: &str| Form::read(body.as_bytes());
        assert_eq!(read("decision=pay"), Some(Form { decision: Decision::Pay, keeps_silent: false }));
        let silent = Some(Form { decision: Decision::Decline, keeps_silent: true });
        assert_eq!(read("silent=1&decision=decline"), silent);
        assert_eq!(read("decision=refund"), None);
        assert_eq!(read(""), None);
    }
}
