//! Sends mails: writes them and hands them to the mailer.

use std::{path::Path, sync::Arc, time::Instant};

use primitives::{Clock, Email, EventId};

use crate::{
    Mail, Mailbox, MailboxLimits, Mailer, Message, NotificationError, PublicUrl, Shop, message_id,
    renderer::{Renderer, Written},
};

/// Sends the shop's mails.
pub struct Notifications {
    mailer: Arc<dyn Mailer>,
    mailbox: Option<Arc<Mailbox>>,
    clock: Clock,
    renderer: Renderer,
    shop: Shop,
}

impl Notifications {
    /// Mails of `shop` that are kept in the mailbox of a folder.
    ///
    /// # Errors
    /// [`NotificationError::Closed`] when the mailbox cannot be opened.
    pub async fn open(folder: &Path, clock: Clock, shop: Shop) -> Result<Self, NotificationError> {
        let mailbox = Arc::new(Mailbox::open(folder, MailboxLimits::default()).await?);
        let notifications = Self::new(mailbox.clone(), clock, shop)?;
        Ok(Self { mailbox: Some(mailbox), ..notifications })
    }

    /// Mails of `shop` that leave through `mailer`.
    ///
    /// # Errors
    /// [`NotificationError::Unwritable`] when a template is no template.
    pub fn new(mailer: Arc<dyn Mailer>, clock: Clock, shop: Shop) -> Result<Self, NotificationError> {
        let renderer = Renderer::new(&shop)?;
        Ok(Self { mailer, mailbox: None, clock, renderer, shop })
    }

    /// The mailbox, if that is where the mails go.
    #[must_use]
    pub const fn mailbox(&self) -> Option<&Arc<Mailbox>> {
        self.mailbox.as_ref()
    }

    /// Where the staff read what people ask, if anywhere.
    #[must_use]
    pub const fn contact(&self) -> Option<&Email> {
        self.shop.contact.as_ref()
    }

    /// Where the shop is on the web, for links.
    #[must_use]
    pub const fn public_url(&self) -> &PublicUrl {
        &self.shop.public_url
    }

    /// Sends `mail` to one reader. Sending it again for the same occasion has no effect.
    ///
    /// # Errors
    /// [`NotificationError`]; it says whether to try again.
    pub async fn send<M: Mail + Sync>(
        &self,
        occasion: EventId,
        to: &Email,
        mail: &M,
    ) -> Result<(), NotificationError> {
        let started = Instant::now();
        let message = self.write(occasion, to, mail)?;
        let id = message.id;
        let sent = self.mailer.deliver(message).await;
        let (template, outcome) = (M::TEMPLATE.name(), if sent.is_ok() { "sent" } else { "failed" });
        metrics::counter!("notifications_mails_total", "template" => template, "outcome" => outcome)
            .increment(1);
        metrics::histogram!("notifications_send_seconds").record(started.elapsed().as_secs_f64());
        tracing::debug!(%id, template, outcome, "a mail was handed to the mailer");
        Ok(sent?)
    }

    fn write<M: Mail>(&self, occasion: EventId, to: &Email, mail: &M) -> Result<Message, NotificationError> {
        let Written { subject, html, text } = self.renderer.write(mail)?;
        Ok(Message {
            id: message_id(occasion, M::TEMPLATE, to),
            template: M::TEMPLATE,
            from_name: self.shop.name.clone(),
            from: self.shop.from.clone(),
            to: to.clone(),
            subject,
            html,
            text,
            sent_at: self.clock.now(),
        })
    }
}
