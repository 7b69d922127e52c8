//! The notifications through their public face, on a real mailbox.

#![expect(clippy::unwrap_used, reason = "a test fails by panicking, also in its fixtures")]

mod browsing;
mod escaping;
mod keeping;
mod mailer_contract;
mod mails;
mod sending;
mod speed;
mod words;

use std::sync::Arc;

use notifications::{Mailbox, MailboxLimits, Message, Notifications, Shop};
use primitives::{Email, FakeClock, Limit};
use tempfile::TempDir;

/// A shop with a mailbox and a clock that stands still.
struct PostOffice {
    mailbox: Arc<Mailbox>,
    notifications: Arc<Notifications>,
    clock: FakeClock,
    folder: TempDir,
}

impl PostOffice {
    async fn open() -> Self {
        Self::with(MailboxLimits::default()).await
    }

    async fn with(limits: MailboxLimits) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let mailbox = Arc::new(Mailbox::open(folder.path(), limits).await.unwrap());
        let clock = test_kit::clock();
        let notifications = Arc::new(Notifications::new(mailbox.clone(), clock.clock(), shop()).unwrap());
        Self { mailbox, notifications, clock, folder }
    }

    /// All mails, the newest first.
    async fn all(&self) -> Vec<Message> {
        let limit = Limit::new(Limit::MAX).unwrap();
        self.mailbox.list(None, None, limit).await.unwrap().messages
    }

    /// The only mail.
    async fn only(&self) -> Message {
        let mut all = self.all().await;
        assert_eq!(all.len(), 1);
        all.remove(0)
    }
}

fn shop() -> Shop {
    Shop {
        name: "Tide & Ember".parse().unwrap(),
        from: "hello@shop.example".parse().unwrap(),
        contact: None,
        public_url: "https://shop.example".parse().unwrap(),
    }
}

fn ada() -> Email {
    "ada@example.com".parse().unwrap()
}
