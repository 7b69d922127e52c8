//! What every handler has at hand: the sender of mails, and links that open an order without signing in.

use std::{error::Error, sync::Arc};

use notifications::{Mail, NotificationError, Notifications, PublicUrl};
use orders::OrderTokens;
use primitives::{Email, EventId, OrderId};
use queue::HandlerError;

#[derive(Clone)]
pub(crate) struct Letters {
    notifications: Arc<Notifications>,
    tokens: OrderTokens,
}

impl Letters {
    pub(crate) const fn new(notifications: Arc<Notifications>, tokens: OrderTokens) -> Self {
        Self { notifications, tokens }
    }

    pub(crate) fn shop(&self) -> &PublicUrl {
        self.notifications.public_url()
    }

    /// Where the staff read what people ask, if anywhere.
    pub(crate) fn contact(&self) -> Option<&Email> {
        self.notifications.contact()
    }

    /// Where an order can be seen, also by a guest.
    pub(crate) fn order_link(&self, order: OrderId) -> String {
        self.shop().page_with_token(&format!("/orders/{order}"), &self.tokens.issue(order))
    }

    /// Sends the mail of an event; a mailer that is only busy is asked again later.
    pub(crate) async fn send<M: Mail + Sync>(
        &self,
        occasion: EventId,
        to: &Email,
        mail: &M,
    ) -> Result<(), HandlerError> {
        self.notifications.send(occasion, to, mail).await.map_err(|error| failure(&error))
    }
}

fn failure(error: &NotificationError) -> HandlerError {
    let text = in_full(error);
    if error.may_pass() { HandlerError::Retry(text) } else { HandlerError::GiveUp(text) }
}

/// The error with its causes, as the queue keeps texts only.
fn in_full(error: &dyn Error) -> String {
    let mut text = error.to_string();
    let mut cause = error.source();
    while let Some(error) = cause {
        text = format!("{text}: {error}");
        cause = error.source();
    }
    text
}
