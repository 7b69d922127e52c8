//! `GET /dev/mail/{id}/html`: the HTML of a mail, for the frame. It is shown as a stranger's: no script, no request.

use axum::{
    extract::State,
    response::{Html, IntoResponse, Response},
};
use http_kit::{PathId, Problem};
use primitives::kind;

use super::{Desk, page};

/// Nothing but the mail's own style; its links open outside of the frame.
const POLICY: &str = "default-src 'none'; style-src 'unsafe-inline'; img-src 'self' https: data:; base-uri 'none'; \
     form-action 'none'; frame-ancestors 'self'; sandbox allow-popups allow-popups-to-escape-sandbox";

pub(super) async fn get_mail(
    State(desk): State<Desk>,
    PathId(id): PathId<kind::Message>,
) -> Result<Response, Problem> {
    let message = desk.mailbox.get(id).await?.ok_or_else(Problem::not_found)?;
    let html = message.html.replacen("<head>", "<head><base target=\"_blank\">", 1);
    Ok(page::guarded(Html(html).into_response(), POLICY))
}
