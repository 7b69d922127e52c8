use notifications::{OrderConfirmed, Template};
use primitives::EventId;

use crate::{
    PostOffice, ada,
    mails::{order_confirmed, post, send, welcome},
};

const EVIL: &str = "<script>alert(1)</script>\"'><img src=x onerror=alert(2)>";

#[tokio::test]
async fn markup_in_a_title_or_name_is_shown_and_not_run() {
    let office = PostOffice::open().await;
    post(&office, OrderConfirmed { name: Some(EVIL.to_owned()), ..order_confirmed(EVIL) }).await;
    let html = office.only().await.html;
    assert!(!html.contains("<script") && !html.contains("<img"), "{html}");
    assert!(html.contains("&lt;script&gt;"), "{html}");
}

#[tokio::test]
async fn a_quote_in_a_link_does_not_leave_its_attribute() {
    let office = PostOffice::open().await;
    let link = "https://shop.example/\" onclick=\"alert(1)".to_owned();
    post(&office, OrderConfirmed { link, ..order_confirmed("x") }).await;
    assert!(!office.only().await.html.contains("\" onclick"));
}

#[tokio::test]
async fn a_line_break_in_a_name_begins_no_header_and_no_line_of_text() {
    let office = PostOffice::open().await;
    let mail = OrderConfirmed {
        order_number: "1001\r\nBcc: everybody@example.com".to_owned(),
        ..order_confirmed("Mug\nhttps://evil.example/pay")
    };
    post(&office, mail).await;
    let message = office.only().await;
    assert!(!message.subject.as_str().contains(char::is_control), "{}", message.subject);
    assert!(!message.text.lines().any(|line| line.starts_with("Bcc")), "{}", message.text);
    assert!(message.links().iter().all(|link| link.starts_with("https://shop.example")), "{}", message.text);
}

#[tokio::test]
async fn template_code_in_a_value_stays_text() {
    let office = PostOffice::open().await;
    post(&office, welcome(Some("{{ shop.url }}{% include 'layout.txt' %}"))).await;
    assert!(office.only().await.text.contains("Hello {{ shop.url }}{% include 'layout.txt' %},"));
}

#[tokio::test]
async fn the_secret_of_a_password_reset_is_not_in_its_debug_form() {
    let office = PostOffice::open().await;
    send(&office, Template::PasswordReset).await;
    let mail = notifications::PasswordReset {
        link: "https://shop.example/account/reset?token=secret".to_owned(),
        expires_at: office.clock.clock().now(),
    };
    assert!(!format!("{mail:?}").contains("secret"));
    office.notifications.send(EventId::new(), &ada(), &mail).await.unwrap();
    assert!(office.all().await.iter().any(|message| message.text.contains("token=secret")));
}
