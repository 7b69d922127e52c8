//! The mailbox in a browser, and as JSON for tests. Whoever reads it reads everybody's mail: for development only, the
//! application mounts it nowhere else.

mod get_mail;
mod list_mails;
mod mail_list;
mod page;
mod show_mail;
mod show_mailbox;

use std::sync::Arc;

use axum::{Router, routing::get};

use self::page::Pages;
use crate::{Mailbox, Notifications};

/// What the handlers share.
#[derive(Clone)]
struct Desk {
    mailbox: Arc<Mailbox>,
    pages: Arc<Pages>,
}

/// `GET /dev/mail` and what belongs to it; nothing when the mails go elsewhere than into a mailbox.
#[expect(clippy::needless_pass_by_value, reason = "like the routes of every context")]
pub fn mailbox_routes(notifications: Arc<Notifications>) -> Router {
    let Some(mailbox) = notifications.mailbox() else { return Router::new() };
    let desk = Desk { mailbox: Arc::clone(mailbox), pages: Arc::new(Pages::new()) };
    Router::new()
        .route("/dev/mail", get(show_mailbox::show_mailbox))
        .route("/dev/mail.json", get(list_mails::list_mails))
        .route("/dev/mail.css", get(page::style))
        .route("/dev/mail/{id}", get(show_mail::show_mail))
        .route("/dev/mail/{id}/html", get(get_mail::get_mail))
        .with_state(desk)
}
