//! The process through a real queue: an event is emitted, a worker runs until it is idle, a mail is in the mailbox.

#![expect(clippy::unwrap_used, clippy::panic, reason = "a test fails by panicking, also in its fixtures")]

mod accounts;
mod events;
mod failing;
mod once;
mod orders_told;
mod requests;

use std::{sync::Arc, time::Duration};

use correspondence::subscribe;
use database::Error;
use notifications::{Mailbox, Mailer, Message, Notifications, Shop};
use orders::OrderTokens;
use primitives::{Email, FakeClock, Limit};
use queue::{Event, Subscriptions, Worker, WorkerOptions};
use test_kit::FreshDatabase;

/// Longer than any back-off of the queue.
const LONG: Duration = Duration::from_secs(4_000);

/// A queue whose events are told by mail into a mailbox.
struct Desk {
    database: FreshDatabase,
    mailbox: Arc<Mailbox>,
    clock: FakeClock,
    tokens: OrderTokens,
}

impl Desk {
    async fn open() -> Self {
        let database = FreshDatabase::with(&[queue::MIGRATIONS]).await;
        let mailbox = Mailbox::open(&database.folder().join("mail"), Default::default()).await.unwrap();
        let clock = test_kit::clock();
        let tokens = OrderTokens::new(b"a secret of the server");
        Self { database, mailbox: Arc::new(mailbox), clock, tokens }
    }

    async fn emit<E: Event + Clone>(&self, event: &E) {
        let (now, event) = (self.clock.clock().now(), event.clone());
        let emitted = self.database.write(move |tx| queue::emit(tx, now, &event)).await;
        emitted.map(drop).unwrap_or_else(|error: Error| panic!("{error}"));
    }

    fn worker(&self) -> Worker {
        self.worker_with(self.mailbox.clone())
    }

    fn worker_with(&self, mailer: Arc<dyn Mailer>) -> Worker {
        let notifications = Notifications::new(mailer, self.clock.clock(), shop()).unwrap();
        let subscriptions = subscribe(Subscriptions::new(), Arc::new(notifications), self.tokens.clone());
        Worker::new(self.database.clone(), self.clock.clock(), subscriptions, WorkerOptions::default())
    }

    /// Emits an event, runs the queue dry and returns the only mail.
    async fn told<E: Event + Clone>(&self, event: &E) -> Message {
        self.emit(event).await;
        assert_eq!(self.worker().run_until_idle().await.unwrap(), 1);
        assert_eq!(self.backlog().await, queue::Backlog::default());
        let mut mails = self.mails().await;
        assert_eq!(mails.len(), 1);
        mails.remove(0)
    }

    /// All mails, the newest first.
    async fn mails(&self) -> Vec<Message> {
        self.mailbox.list(None, None, Limit::new(Limit::MAX).unwrap()).await.unwrap().messages
    }

    async fn backlog(&self) -> queue::Backlog {
        queue::backlog(&[&*self.database], self.clock.clock().now()).await.unwrap()
    }
}

fn shop() -> Shop {
    Shop {
        name: "Tide & Ember".parse().unwrap(),
        from: "hello@shop.example".parse().unwrap(),
        contact: Some("staff@shop.example".parse().unwrap()),
        public_url: "https://shop.example".parse().unwrap(),
    }
}

fn ada() -> Email {
    "ada@example.com".parse().unwrap()
}
