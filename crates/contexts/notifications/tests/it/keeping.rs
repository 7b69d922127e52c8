use std::{collections::BTreeSet, time::Duration};

use notifications::{MailboxLimits, Template};
use primitives::{EventId, Limit, MessageId};

use crate::{
    PostOffice, ada,
    mails::{send, welcome},
};

async fn fill(office: &PostOffice, count: u32) {
    for _ in 0..count {
        office.clock.advance(Duration::from_secs(1));
        send(office, Template::Welcome).await;
    }
}

#[tokio::test]
async fn mails_are_listed_page_by_page_the_newest_first() {
    let office = PostOffice::open().await;
    fill(&office, 7).await;
    // Some of the same moment, which only their ids can order.
    for _ in 0..4 {
        send(&office, Template::PasswordReset).await;
    }
    let (mut seen, mut after, mut pages) = (Vec::new(), None, 0);
    loop {
        let page = office.mailbox.list(None, after, Limit::new(3).unwrap()).await.unwrap();
        seen.extend(page.messages.iter().map(|message| (message.sent_at, message.id)));
        (after, pages) = (page.next, pages + 1);
        if after.is_none() {
            break;
        }
    }
    assert_eq!((seen.len(), pages), (11, 4));
    assert!(seen.windows(2).all(|two| two[0] > two[1]), "{seen:?}");
}

#[tokio::test]
async fn a_list_can_be_of_one_reader_however_the_address_is_written() {
    let office = PostOffice::open().await;
    fill(&office, 2).await;
    let bob = "Bob@Example.com".parse().unwrap();
    office.notifications.send(EventId::new(), &bob, &welcome(None)).await.unwrap();
    let of = async |to: &str| {
        office.mailbox.list(Some(&to.parse().unwrap()), None, Limit::default()).await.unwrap().messages.len()
    };
    assert_eq!((of("bob@example.com").await, of("ada@example.com").await), (1, 2));
    assert_eq!(of("eve@example.com").await, 0);
}

#[tokio::test]
async fn a_mail_that_does_not_exist_is_none() {
    let office = PostOffice::open().await;
    assert_eq!(office.mailbox.get(MessageId::new()).await.unwrap(), None);
}

#[tokio::test]
async fn the_oldest_mails_are_thrown_out_and_the_newest_stay() {
    let office = PostOffice::with(MailboxLimits { keep: 10, chunk: 4 }).await;
    fill(&office, 10).await;
    let kept: BTreeSet<MessageId> = office.all().await.iter().map(|message| message.id).collect();
    fill(&office, 30).await;
    let count = office.mailbox.count().await.unwrap();
    assert!((10..14).contains(&count), "{count} are kept");
    let all = office.all().await;
    assert_eq!(all[0].sent_at, office.clock.clock().now());
    assert!(all.iter().all(|message| !kept.contains(&message.id)));
}

#[tokio::test]
async fn a_mailbox_that_is_too_full_is_cleared_when_it_is_opened() {
    let office = PostOffice::open().await;
    fill(&office, 20).await;
    let limits = MailboxLimits { keep: 5, chunk: 3 };
    let again = notifications::Mailbox::open(office.folder.path(), limits).await.unwrap();
    assert_eq!(again.count().await.unwrap(), 5);
}

#[tokio::test]
async fn a_mail_sent_again_does_not_push_others_out() {
    let office = PostOffice::with(MailboxLimits { keep: 3, chunk: 1 }).await;
    fill(&office, 2).await;
    let event = EventId::new();
    for _ in 0..20 {
        office.clock.advance(Duration::from_secs(1));
        office.notifications.send(event, &ada(), &welcome(None)).await.unwrap();
    }
    assert_eq!(office.all().await.len(), 3);
}
