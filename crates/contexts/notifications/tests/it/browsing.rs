use std::{sync::Arc, time::Duration};

use axum::{Router, http::StatusCode};
use notifications::{Notifications, OrderConfirmed, Template, mailbox_routes};
use primitives::MessageId;
use serde_json::Value;
use test_kit::{Answer, Call};

use crate::{
    PostOffice,
    mails::{LINK, order_confirmed, post, send},
    shop,
};

struct Browser(Router);

impl Browser {
    /// Reads the mailbox of the office as the application would.
    async fn of(office: &PostOffice) -> Self {
        let notifications = Notifications::open(office.folder.path(), office.clock.clock(), shop()).await;
        Self(mailbox_routes(Arc::new(notifications.unwrap())))
    }

    async fn get(&self, path: &str) -> Answer {
        Call::get(path).to(&self.0).await
    }

    async fn json(&self, path: &str) -> Value {
        self.get(path).await.is(200).body
    }
}

fn policy(answer: &Answer) -> &str {
    answer.header("content-security-policy")
}

#[tokio::test]
async fn the_json_list_has_what_a_test_needs() {
    let office = PostOffice::open().await;
    send(&office, Template::OrderConfirmed).await;
    let list = Browser::of(&office).await.json("/dev/mail.json?to=ADA@example.com").await;
    let mail = &list["items"][0];
    assert_eq!(mail["to"], "ada@example.com");
    assert_eq!(mail["template"], "order_confirmed");
    assert_eq!(mail["subject"], "Your order 1001 at Tide & Ember");
    assert_eq!(mail["sent_at"], "2027-01-15T08:00:00Z");
    assert_eq!(mail["links"][0], LINK);
    assert!(mail["text"].as_str().unwrap().contains("Total: 94.97 USD"));
    assert!(mail["id"].as_str().unwrap().starts_with("msg_"));
    assert_eq!(list["pagination"]["next_cursor"], Value::Null);
}

#[tokio::test]
async fn the_json_list_goes_on_where_its_cursor_says() {
    let office = PostOffice::open().await;
    for _ in 0..5 {
        office.clock.advance(Duration::from_secs(1));
        send(&office, Template::Welcome).await;
    }
    let browser = Browser::of(&office).await;
    let (mut path, mut sizes) = ("/dev/mail.json?limit=2".to_owned(), Vec::new());
    loop {
        let page = browser.json(&path).await;
        sizes.push(page["items"].as_array().unwrap().len());
        let Some(cursor) = page["pagination"]["next_cursor"].as_str() else { break };
        path = format!("/dev/mail.json?limit=2&cursor={cursor}");
    }
    assert_eq!(sizes, [2, 2, 1]);
}

#[tokio::test]
async fn odd_queries_are_refused() {
    let office = PostOffice::open().await;
    let browser = Browser::of(&office).await;
    for query in ["limit=0", "limit=101", "limit=x", "cursor=x", "to=nobody", "page=2"] {
        for page in ["/dev/mail.json", "/dev/mail"] {
            let answer = browser.get(&format!("{page}?{query}")).await;
            assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY, "{page}?{query}");
        }
    }
}

#[tokio::test]
async fn the_list_page_leads_to_each_mail_and_to_older_ones() {
    let office = PostOffice::open().await;
    let browser = Browser::of(&office).await;
    assert!(browser.get("/dev/mail").await.text.contains("No mail yet"));
    for _ in 0..3 {
        send(&office, Template::Welcome).await;
    }
    let page = browser.get("/dev/mail?limit=2").await;
    let newest = &office.all().await[0];
    assert!(page.text.contains(&format!("href=\"/dev/mail/{}\"", newest.id)));
    let older = page.text.split("class=\"more\" href=\"").nth(1).unwrap().split('"').next().unwrap();
    let older = older.replace("&amp;", "&").replace("&#x2f;", "/");
    assert_eq!(browser.get(&older).await.text.matches("<li>").count(), 1);
}

#[tokio::test]
async fn a_mail_is_shown_in_a_frame_that_may_do_nothing() {
    let office = PostOffice::open().await;
    let evil = "<script>alert(1)</script>";
    post(&office, OrderConfirmed { name: Some(evil.to_owned()), ..order_confirmed(evil) }).await;
    let (browser, id) = (Browser::of(&office).await, office.only().await.id);
    let page = browser.get(&format!("/dev/mail/{id}")).await;
    assert_eq!(page.status, StatusCode::OK);
    assert!(!page.text.contains("<script"));
    let frame = format!("<iframe src=\"/dev/mail/{id}/html\"");
    assert!(page.text.contains(&frame) && page.text.contains("sandbox=\"allow-popups"), "{}", page.text);
    assert!(!policy(&page).contains("script-src") && policy(&page).starts_with("default-src 'none'"));
    assert!(!policy(&page).contains("unsafe") && policy(&page).contains("frame-ancestors 'none'"));

    let html = browser.get(&format!("/dev/mail/{id}/html")).await;
    assert!(policy(&html).contains("sandbox allow-popups") && !policy(&html).contains("allow-scripts"));
    assert!(
        policy(&html).starts_with("default-src 'none'") && policy(&html).contains("frame-ancestors 'self'")
    );
    assert!(html.text.contains("<head><base target=\"_blank\">") && !html.text.contains("<script"));
}

#[tokio::test]
async fn no_answer_may_be_kept() {
    let office = PostOffice::open().await;
    send(&office, Template::Welcome).await;
    let (browser, id) = (Browser::of(&office).await, office.only().await.id);
    for path in ["/dev/mail", "/dev/mail.json", "/dev/mail.css", &format!("/dev/mail/{id}")] {
        assert_eq!(browser.get(path).await.header("cache-control"), "private, no-store", "{path}");
    }
}

#[tokio::test]
async fn what_is_no_mail_is_not_found() {
    let office = PostOffice::open().await;
    let browser = Browser::of(&office).await;
    for id in [MessageId::new().to_string(), "ord_01h455vb4pex5vsknk084sn02q".to_owned(), "x".to_owned()] {
        for path in [format!("/dev/mail/{id}"), format!("/dev/mail/{id}/html")] {
            assert_eq!(browser.get(&path).await.status, StatusCode::NOT_FOUND, "{path}");
        }
    }
}

#[tokio::test]
async fn a_shop_whose_mails_go_elsewhere_shows_none() {
    let office = PostOffice::open().await;
    let browser = Browser(mailbox_routes(office.notifications.clone()));
    assert_eq!(browser.get("/dev/mail").await.status, StatusCode::NOT_FOUND);
}
