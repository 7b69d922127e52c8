//! `GET /dev/mail`: the mails as a list in the browser.

use axum::{extract::State, response::Response};
use http_kit::{Problem, QueryParams};
use minijinja::context;

use super::{Desk, mail_list::MailList, page};

pub(super) async fn show_mailbox(
    State(desk): State<Desk>,
    QueryParams(list): QueryParams<MailList>,
) -> Result<Response, Problem> {
    let page = list.read(&desk.mailbox).await?;
    let mails: Vec<_> = page.listed.messages.iter().map(page::heading).collect();
    let next = page.next_cursor.map(|cursor| list.at(&cursor));
    let count = desk.mailbox.count().await?;
    desk.pages.show("mailbox.html", context! { mails, next, count })
}
