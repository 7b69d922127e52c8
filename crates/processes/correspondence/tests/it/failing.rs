use std::sync::{
    Arc,
    atomic::{AtomicU32, Ordering},
};

use async_trait::async_trait;
use database::Error;
use notifications::{Mailbox, Mailer, MailerError, Message};
use primitives::Limit;
use queue::{DeadJob, Event};
use serde::{Deserialize, Serialize};

use crate::{Desk, LONG, events};

/// Is away for the first few mails.
struct AwayFor(AtomicU32, Arc<Mailbox>);

#[async_trait]
impl Mailer for AwayFor {
    async fn deliver(&self, message: Message) -> Result<(), MailerError> {
        if self.0.load(Ordering::SeqCst) > 0 {
            self.0.fetch_sub(1, Ordering::SeqCst);
            return Err(MailerError::Unavailable("connection refused".into()));
        }
        self.1.deliver(message).await
    }
}

/// Takes nothing.
struct Refuses;

#[async_trait]
impl Mailer for Refuses {
    async fn deliver(&self, _: Message) -> Result<(), MailerError> {
        Err(MailerError::Refused("no such address".into()))
    }
}

async fn dead(desk: &Desk) -> Vec<DeadJob> {
    let listed = desk.database.read(|snapshot| queue::list_dead(snapshot, None, Limit::default()));
    listed.await.unwrap_or_else(|error: Error| panic!("{error}"))
}

#[tokio::test]
async fn a_mailer_that_is_away_is_asked_again_later() {
    let desk = Desk::open().await;
    desk.emit(&events::order_paid()).await;
    let worker = desk.worker_with(Arc::new(AwayFor(AtomicU32::new(2), desk.mailbox.clone())));
    assert_eq!(worker.run_until_idle().await.unwrap(), 1);
    assert_eq!((desk.mails().await.len(), desk.backlog().await.waiting), (0, 1));
    for _ in 0..3 {
        desk.clock.advance(LONG);
        worker.run_until_idle().await.unwrap();
    }
    assert_eq!(desk.mails().await.len(), 1);
    assert_eq!(desk.backlog().await, queue::Backlog::default());
}

#[tokio::test]
async fn a_mail_that_is_refused_is_a_dead_letter_at_once_and_says_why() {
    let desk = Desk::open().await;
    desk.emit(&events::order_paid()).await;
    assert_eq!(desk.worker_with(Arc::new(Refuses)).run_until_idle().await.unwrap(), 1);
    let dead = dead(&desk).await;
    assert_eq!(dead[0].subscriber, "correspondence.on_order_paid");
    assert_eq!(dead[0].error, "the mail was not sent: the mailer refuses the message: no such address");
}

/// Has the name of an event and not its content.
#[derive(Clone, Serialize, Deserialize)]
struct Poison {
    order: u32,
}

impl Event for Poison {
    const NAME: &'static str = "order_paid";

    fn key(&self) -> String {
        String::new()
    }
}

#[tokio::test]
async fn a_payload_that_cannot_be_read_is_a_dead_letter_and_holds_up_nobody() {
    let desk = Desk::open().await;
    desk.emit(&Poison { order: 1 }).await;
    desk.emit(&events::order_paid()).await;
    desk.worker().run_until_idle().await.unwrap();
    assert_eq!(desk.mails().await.len(), 1);
    let dead = dead(&desk).await;
    assert_eq!(dead.len(), 1);
    assert!(dead[0].error.starts_with("the payload cannot be read"), "{}", dead[0].error);
}
