//! `GET /dev/mail.json`: the mails, the newest first; `?to=` narrows them to one reader.

use axum::{
    Json,
    extract::State,
    response::{IntoResponse, Response},
};
use http_kit::{Problem, QueryParams, no_store};
use primitives::{Email, MessageId, Page, Pagination, Timestamp};
use serde::Serialize;

use super::{Desk, mail_list::MailList};
use crate::{Message, Subject, Template};

/// A mail as a test wants it.
#[derive(Serialize)]
struct MailBody<'m> {
    id: MessageId,
    to: &'m Email,
    subject: &'m Subject,
    template: Template,
    sent_at: Timestamp,
    text: &'m str,
    links: Vec<&'m str>,
}

impl<'m> From<&'m Message> for MailBody<'m> {
    fn from(message: &'m Message) -> Self {
        Self {
            id: message.id,
            to: &message.to,
            subject: &message.subject,
            template: message.template,
            sent_at: message.sent_at,
            text: &message.text,
            links: message.links(),
        }
    }
}

pub(super) async fn list_mails(
    State(desk): State<Desk>,
    QueryParams(list): QueryParams<MailList>,
) -> Result<Response, Problem> {
    let page = list.read(&desk.mailbox).await?;
    let items: Vec<MailBody<'_>> = page.listed.messages.iter().map(MailBody::from).collect();
    let pagination = Pagination { next_cursor: page.next_cursor, total_count: None };
    let mut response = Json(Page { items, pagination }).into_response();
    no_store(response.headers_mut());
    Ok(response)
}
