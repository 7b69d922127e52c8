use std::{sync::Arc, time::Duration};

use axum::{
    Router,
    body::Body,
    http::{Request, StatusCode, header},
};
use http_body_util::BodyExt;
use notifications::{Notifications, OrderConfirmed, Template, mailbox_routes};
use primitives::MessageId;
use serde_json::Value;
use tower::ServiceExt;

use crate::{
    PostOffice,
    mails::{LINK, order_confirmed, post, send},
    shop,
};

struct Answer {
    status: StatusCode,
    policy: String,
    caching: String,
    body: String,
}

struct Browser(Router);

impl Browser {
    /// Reads the mailbox of the office as the application would.
    async fn of(office: &PostOffice) -> Self {
        let notifications = Notifications::open(office.folder.path(), office.clock.clock(), shop()).await;
        Self(mailbox_routes(Arc::new(notifications.unwrap())))
    }

    async fn get(&self, path: &str) -> Answer {
        let request = Request::get(path).body(Body::empty()).unwrap();
        let response = self.0.clone().oneshot(request).await.unwrap();
        let text =
            |name| response.headers().get(name).map_or("", |v: &axum::http::HeaderValue| v.to_str().unwrap());
        let (policy, caching) =
            (text(header::CONTENT_SECURITY_POLICY).to_owned(), text(header::CACHE_CONTROL).to_owned());
        let status = response.status();
        let bytes = response.into_body().collect().await.unwrap().to_bytes();
        Answer { status, policy, caching, body: String::from_utf8(bytes.to_vec()).unwrap() }
    }

    async fn json(&self, path: &str) -> Value {
        let answer = self.get(path).await;
        assert_eq!(answer.status, StatusCode::OK, "{}", answer.body);
        serde_json::from_str(&answer.body).unwrap()
    }
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
    assert!(browser.get("/dev/mail").await.body.contains("No mail yet"));
    for _ in 0..3 {
        send(&office, Template::Welcome).await;
    }
    let page = browser.get("/dev/mail?limit=2").await;
    let newest = &office.all().await[0];
    assert!(page.body.contains(&format!("href=\"/dev/mail/{}\"", newest.id)));
    let older = page.body.split("class=\"more\" href=\"").nth(1).unwrap().split('"').next().unwrap();
    let older = older.replace("&amp;", "&").replace("&#x2f;", "/");
    assert_eq!(browser.get(&older).await.body.matches("<li>").count(), 1);
}

#[tokio::test]
async fn a_mail_is_shown_in_a_frame_that_may_do_nothing() {
    let office = PostOffice::open().await;
    let evil = "<script>alert(1)</script>";
    post(&office, OrderConfirmed { name: Some(evil.to_owned()), ..order_confirmed(evil) }).await;
    let (browser, id) = (Browser::of(&office).await, office.only().await.id);
    let page = browser.get(&format!("/dev/mail/{id}")).await;
    assert_eq!(page.status, StatusCode::OK);
    assert!(!page.body.contains("<script"));
    let frame = format!("<iframe src=\"/dev/mail/{id}/html\"");
    assert!(page.body.contains(&frame) && page.body.contains("sandbox=\"allow-popups"), "{}", page.body);
    assert!(!page.policy.contains("script-src") && page.policy.starts_with("default-src 'none'"));
    assert!(!page.policy.contains("unsafe") && page.policy.contains("frame-ancestors 'none'"));

    let html = browser.get(&format!("/dev/mail/{id}/html")).await;
    assert!(html.policy.contains("sandbox allow-popups") && !html.policy.contains("allow-scripts"));
    assert!(html.policy.starts_with("default-src 'none'") && html.policy.contains("frame-ancestors 'self'"));
    assert!(html.body.contains("<head><base target=\"_blank\">") && !html.body.contains("<script"));
}

#[tokio::test]
async fn no_answer_may_be_kept() {
    let office = PostOffice::open().await;
    send(&office, Template::Welcome).await;
    let (browser, id) = (Browser::of(&office).await, office.only().await.id);
    for path in ["/dev/mail", "/dev/mail.json", "/dev/mail.css", &format!("/dev/mail/{id}")] {
        assert_eq!(browser.get(path).await.caching, "private, no-store", "{path}");
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
