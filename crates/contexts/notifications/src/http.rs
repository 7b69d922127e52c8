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
use crate::{Mailbox, NotificationError};

/// What the handlers share.
#[derive(Clone)]
struct Desk {
    mailbox: Arc<Mailbox>,
    pages: Arc<Pages>,
}

/// `GET /dev/mail` and what belongs to it.
///
/// # Errors
/// [`NotificationError::Unwritable`] when a page's template is no template.
pub fn mailbox_routes(mailbox: Arc<Mailbox>) -> Result<Router, NotificationError> {
    let desk = Desk { mailbox, pages: Arc::new(Pages::new()?) };
    let router = Router::new()
        .route("/dev/mail", get(show_mailbox::show_mailbox))
        .route("/dev/mail.json", get(list_mails::list_mails))
        .route("/dev/mail.css", get(page::style))
        .route("/dev/mail/{id}", get(show_mail::show_mail))
        .route("/dev/mail/{id}/html", get(get_mail::get_mail))
        .with_state(desk);
    Ok(router)
}
