use axum::http::{StatusCode, header};
use primitives::SupportRequestId;
use serde_json::{Value, json};

use crate::{Desk, question};

/// So many requests of alternating kinds; their ids, the newest first.
async fn asked(desk: &Desk, count: usize) -> Vec<String> {
    let mut ids = Vec::new();
    for number in 0..count {
        let mut body = question();
        body["kind"] = json!(["contact", "return"][number % 2]);
        ids.insert(0, desk.ask(&body).await.body["id"].as_str().unwrap().to_owned());
    }
    ids
}

/// The ids on all pages of two.
async fn listed(desk: &Desk, query: &str) -> Vec<String> {
    let (mut ids, mut cursor) = (Vec::new(), String::new());
    loop {
        let page = desk.get(&format!("/admin/requests?limit=2{query}{cursor}")).await;
        assert_eq!(page.status, StatusCode::OK, "{}", page.body);
        let items = page.body["items"].as_array().unwrap().iter();
        ids.extend(items.map(|item| item["id"].as_str().unwrap().to_owned()));
        match &page.body["pagination"]["next_cursor"] {
            Value::String(next) => cursor = format!("&cursor={next}"),
            _ => return ids,
        }
    }
}

#[tokio::test]
async fn staff_see_all_requests_the_newest_first_or_those_of_a_status_and_kind() {
    let desk = Desk::open().await;
    let ids = asked(&desk, 5).await;
    assert_eq!(listed(&desk, "").await, ids);
    assert_eq!(listed(&desk, "&kind=return").await, [ids[1].clone(), ids[3].clone()]);
    desk.set_status(&ids[1], "answered", None).await;
    assert_eq!(listed(&desk, "&status=answered").await, [ids[1].clone()]);
    assert_eq!(listed(&desk, "&status=open&kind=return").await, [ids[3].clone()]);
}

#[tokio::test]
async fn a_cursor_is_good_for_its_own_list_only() {
    let desk = Desk::open().await;
    asked(&desk, 3).await;
    let page = desk.get("/admin/requests?limit=2").await.body;
    let cursor = page["pagination"]["next_cursor"].as_str().unwrap();
    let refused = desk.get(&format!("/admin/requests?limit=2&status=open&cursor={cursor}")).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert_eq!(refused.body["errors"][0]["pointer"], "?cursor");
}

#[tokio::test]
async fn two_of_the_staff_do_not_overwrite_each_other() {
    let desk = Desk::open().await;
    let id = asked(&desk, 1).await.remove(0);
    let read = desk.get(&format!("/admin/requests/{id}")).await;
    let tag = read.headers[header::ETAG].to_str().unwrap().to_owned();
    let answered = desk.set_status(&id, "answered", Some(&tag)).await;
    assert_eq!((answered.status, &answered.body["status"]), (StatusCode::OK, &json!("answered")));
    assert_ne!(answered.headers[header::ETAG], tag.as_str());
    let late = desk.set_status(&id, "closed", Some(&tag)).await;
    assert_eq!((late.status, &late.body["code"]), (StatusCode::PRECONDITION_FAILED, &json!("stale")));
    assert_eq!(desk.get(&format!("/admin/requests/{id}")).await.body["status"], "answered");
}

#[tokio::test]
async fn what_nobody_asked_is_not_found_and_what_is_no_status_is_refused() {
    let desk = Desk::open().await;
    let id = asked(&desk, 1).await.remove(0);
    let unknown = SupportRequestId::new().to_string();
    assert_eq!(desk.set_status(&unknown, "closed", None).await.status, StatusCode::NOT_FOUND);
    assert_eq!(desk.get(&format!("/admin/requests/{unknown}")).await.status, StatusCode::NOT_FOUND);
    assert_eq!(desk.set_status(&id, "lost", None).await.status, StatusCode::UNPROCESSABLE_ENTITY);
}
