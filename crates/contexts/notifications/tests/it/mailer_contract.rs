//! What every mailer keeps to. An adapter runs it with a way to see what has arrived.

use std::{collections::BTreeMap, sync::Mutex};

use async_trait::async_trait;
use futures::future::join_all;
use notifications::{Mailer, MailerError, Message, Subject, Template};
use primitives::{EventId, Limit, MessageId, Timestamp};

use crate::{PostOffice, ada, shop};

fn message(number: u8) -> Message {
    Message {
        id: MessageId::from_uuid(EventId::new().uuid()),
        template: Template::Welcome,
        from_name: shop().name,
        from: shop().from,
        to: ada(),
        subject: Subject::new(&format!("Mail {number}")),
        html: format!("<p>Ünïcode &amp; {number}</p>"),
        text: format!("Ünïcode & {number}\n'; DROP TABLE messages; --"),
        sent_at: Timestamp::from_micros(1_800_000_000_000_000 + i64::from(number)),
    }
}

/// Runs the contract; `arrived` tells what the reader has.
async fn holds(mailer: &dyn Mailer, arrived: impl AsyncFn() -> Vec<Message>) {
    arrives_unchanged(mailer, &arrived).await;
    arrives_once(mailer, &arrived).await;
    arrives_once_when_sent_at_once(mailer, &arrived).await;
}

async fn arrives_unchanged(mailer: &dyn Mailer, arrived: &impl AsyncFn() -> Vec<Message>) {
    let sent = message(1);
    mailer.deliver(sent.clone()).await.unwrap();
    assert_eq!(arrived().await, [sent]);
}

async fn arrives_once(mailer: &dyn Mailer, arrived: &impl AsyncFn() -> Vec<Message>) {
    let sent = message(2);
    let before = arrived().await.len();
    for _ in 0..3 {
        mailer.deliver(sent.clone()).await.unwrap();
    }
    let again = Message { subject: Subject::new("Written anew"), ..sent.clone() };
    mailer.deliver(again).await.unwrap();
    let after = arrived().await;
    assert_eq!(after.len(), before + 1);
    assert!(after.contains(&sent));
}

async fn arrives_once_when_sent_at_once(mailer: &dyn Mailer, arrived: &impl AsyncFn() -> Vec<Message>) {
    let before = arrived().await.len();
    let many: Vec<Message> = (3..23).map(message).collect();
    let twice = many.iter().chain(&many).cloned();
    for delivered in join_all(twice.map(|message| mailer.deliver(message))).await {
        delivered.unwrap();
    }
    assert_eq!(arrived().await.len(), before + many.len());
}

#[tokio::test]
async fn the_mailbox_keeps_the_contract() {
    let office = PostOffice::open().await;
    holds(office.mailbox.as_ref(), async || office.all().await).await;
}

/// The simplest mailer there is, so that the contract is not written for the mailbox alone.
#[derive(Default)]
struct Pile(Mutex<BTreeMap<MessageId, Message>>);

#[async_trait]
impl Mailer for Pile {
    async fn deliver(&self, message: Message) -> Result<(), MailerError> {
        self.0.lock().unwrap().entry(message.id).or_insert(message);
        Ok(())
    }
}

#[tokio::test]
async fn a_pile_in_memory_keeps_the_contract() {
    let pile = Pile::default();
    holds(&pile, async || pile.0.lock().unwrap().values().cloned().collect()).await;
}

#[tokio::test]
async fn a_mailbox_that_is_opened_again_has_its_mails() {
    let office = PostOffice::open().await;
    let sent = message(1);
    office.mailbox.deliver(sent.clone()).await.unwrap();
    let again = notifications::Mailbox::open(office.folder.path(), Default::default()).await.unwrap();
    again.deliver(sent.clone()).await.unwrap();
    assert_eq!(again.get(sent.id).await.unwrap(), Some(sent));
    assert_eq!(again.list(None, None, Limit::default()).await.unwrap().messages.len(), 1);
}
