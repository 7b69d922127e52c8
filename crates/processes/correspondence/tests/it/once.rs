use std::sync::{
    Arc,
    atomic::{AtomicU32, Ordering},
};

use async_trait::async_trait;
use notifications::{Mailbox, Mailer, MailerError, Message};

use crate::{Desk, LONG, events};

/// Keeps each mail and then says that it could not, as a network does that loses an answer.
struct LosesAnswers {
    mailbox: Arc<Mailbox>,
    left: AtomicU32,
}

#[async_trait]
impl Mailer for LosesAnswers {
    async fn deliver(&self, message: Message) -> Result<(), MailerError> {
        self.mailbox.deliver(message).await?;
        let left = self.left.load(Ordering::SeqCst);
        if left == 0 {
            return Ok(());
        }
        self.left.store(left - 1, Ordering::SeqCst);
        Err(MailerError::Unavailable("the answer was lost".into()))
    }
}

#[tokio::test]
async fn an_event_that_is_delivered_again_and_again_gives_one_mail() {
    let desk = Desk::open().await;
    desk.emit(&events::order_paid()).await;
    let mailer = LosesAnswers { mailbox: desk.mailbox.clone(), left: AtomicU32::new(3) };
    let worker = desk.worker_with(Arc::new(mailer));
    let mut attempts = 0;
    for _ in 0..6 {
        attempts += worker.run_until_idle().await.unwrap();
        desk.clock.advance(LONG);
    }
    assert_eq!(attempts, 4);
    assert_eq!(desk.mails().await.len(), 1);
    assert_eq!(desk.backlog().await, queue::Backlog::default());
}

#[tokio::test]
async fn two_workers_tell_an_event_once() {
    let desk = Desk::open().await;
    for _ in 0..10 {
        desk.emit(&events::order_paid()).await;
    }
    let (one, two) = (desk.worker(), desk.worker());
    let (first, second) = tokio::join!(one.run_until_idle(), two.run_until_idle());
    assert_eq!(first.unwrap() + second.unwrap(), 10);
    assert_eq!(desk.mails().await.len(), 10);
}
