use std::sync::{Arc, Mutex};

use async_trait::async_trait;
use notifications::{Mailer, MailerError, Message, NotificationError, Notifications, message_id};
use primitives::{Email, EventId};

use crate::{PostOffice, ada, mails::welcome, shop};

#[tokio::test]
async fn a_mail_has_the_shop_as_sender_and_an_id_from_its_occasion() {
    let office = PostOffice::open().await;
    let event = EventId::new();
    office.notifications.send(event, &ada(), &welcome(None)).await.unwrap();
    let message = office.only().await;
    assert_eq!((message.from_name.as_str(), message.from.as_str()), ("Tide & Ember", "hello@shop.example"));
    assert_eq!(message.to, ada());
    assert_eq!(message.id, message_id(event, message.template, &ada()));
    assert_eq!(message.sent_at, office.clock.clock().now());
}

#[tokio::test]
async fn one_occasion_gives_one_mail_to_each_reader() {
    let office = PostOffice::open().await;
    let (event, bob): (_, Email) = (EventId::new(), "bob@example.com".parse().unwrap());
    for _ in 0..3 {
        office.notifications.send(event, &ada(), &welcome(None)).await.unwrap();
        office.notifications.send(event, &bob, &welcome(None)).await.unwrap();
    }
    assert_eq!(office.all().await.len(), 2);
}

/// Fails in the ways of its list, the last first, and then takes everything.
#[derive(Default)]
struct Moody(Mutex<Vec<MailerError>>);

#[async_trait]
impl Mailer for Moody {
    async fn deliver(&self, _: Message) -> Result<(), MailerError> {
        self.0.lock().unwrap().pop().map_or(Ok(()), Err)
    }
}

#[tokio::test]
async fn a_failure_says_whether_it_may_pass() {
    let moods = vec![MailerError::Refused("no such address".into()), MailerError::Unavailable("busy".into())];
    let office = PostOffice::open().await;
    let mailer = Arc::new(Moody(Mutex::new(moods)));
    let notifications = Notifications::new(mailer, office.clock.clock(), shop()).unwrap();
    let send = async || notifications.send(EventId::new(), &ada(), &welcome(None)).await;
    let unavailable: NotificationError = send().await.unwrap_err();
    assert!(unavailable.may_pass(), "{unavailable}");
    assert!(!send().await.unwrap_err().may_pass());
    send().await.unwrap();
}
