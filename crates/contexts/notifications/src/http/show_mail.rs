//! `GET /dev/mail/{id}`: one mail in the browser, as HTML in a frame that may do nothing, and as text.

use axum::{extract::State, response::Response};
use http_kit::{PathId, Problem};
use minijinja::context;
use primitives::kind;

use super::{Desk, page};

pub(super) async fn show_mail(
    State(desk): State<Desk>,
    PathId(id): PathId<kind::Message>,
) -> Result<Response, Problem> {
    let message = desk.mailbox.get(id).await?.ok_or_else(Problem::not_found)?;
    let mail = page::heading(&message);
    let from = format!("{} <{}>", message.from_name, message.from);
    desk.pages.show("mail.html", context! { mail, from, text => message.text })
}
