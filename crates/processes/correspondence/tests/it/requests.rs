use notifications::{Message, Template};
use primitives::SupportRequestId;
use support::{RequestKind, SupportRequestReceived};

use crate::{Desk, ada};

fn asked() -> SupportRequestReceived {
    SupportRequestReceived {
        request_id: SupportRequestId::new(),
        kind: RequestKind::Return,
        name: "Ada Lovelace".parse().unwrap(),
        email: ada(),
        subject: "The mug".parse().unwrap(),
        message: "It arrived in two pieces.\nWhat now?".parse().unwrap(),
        order_number: Some("1001".parse().unwrap()),
    }
}

#[tokio::test]
async fn whoever_asks_gets_the_number_of_the_request_and_the_staff_get_its_words() {
    let desk = Desk::open().await;
    let event = asked();
    desk.emit(&event).await;
    desk.worker().run_until_idle().await.unwrap();
    let mails = desk.mails().await;
    let of =
        |template: Template| -> &Message { mails.iter().find(|mail| mail.template == template).unwrap() };
    let (receipt, for_staff) = (of(Template::RequestReceived), of(Template::RequestForStaff));
    assert_eq!((mails.len(), &receipt.to), (2, &ada()));
    assert!(receipt.text.contains(&event.request_id.to_string()), "{}", receipt.text);
    assert_eq!(for_staff.to.to_string(), "staff@shop.example");
    assert!(for_staff.text.contains("It arrived in two pieces."), "{}", for_staff.text);
    let link = format!("https://shop.example/admin/requests/{}", event.request_id);
    assert_eq!(for_staff.links()[0], link);
}

#[tokio::test]
async fn a_stranger_cannot_have_words_of_his_own_sent_to_anybody() {
    let desk = Desk::open().await;
    let mut event = asked();
    event.name = "Win a prize at evil.example".parse().unwrap();
    event.subject = "evil.example".parse().unwrap();
    desk.emit(&event).await;
    desk.worker().run_until_idle().await.unwrap();
    let mails = desk.mails().await;
    let to_ada = mails.iter().find(|mail| mail.to == ada()).unwrap();
    for text in [to_ada.subject.as_str(), &to_ada.text, &to_ada.html] {
        assert!(!text.contains("evil.example"), "{text}");
    }
}
