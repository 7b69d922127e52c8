//! What the shop's books say once everything is at rest, and that they agree.

use std::collections::BTreeMap;

use payments::provider::test::TestProvider;
use serde_json::Value;

use crate::shop::{Caller, Shop, wait_until};

/// Waits until no execution runs and no event or job waits; none may have died.
pub async fn at_rest(shop: &Shop) {
    wait_until("every execution has ended", async || executions(shop, Some("RUNNING")).is_empty()).await;
    wait_until("the queue is drained", async || {
        let backlog = backlog(shop).await;
        ["outbox", "ready", "waiting"].iter().all(|state| backlog.get(*state) == Some(&0))
    })
    .await;
    assert_eq!(backlog(shop).await.get("dead"), Some(&0), "dead letters");
}

/// The executions, of one status or all.
pub fn executions(shop: &Shop, status: Option<&str>) -> Vec<Value> {
    let mut arguments = vec!["--output", "json", "workflow", "list", "--limit", "1000"];
    arguments.extend(status.map(|status| ["--status", status]).into_iter().flatten());
    let listed = shop.command(&arguments);
    assert_eq!(listed.code, 0, "{}", listed.stderr);
    serde_json::from_str(&listed.stdout).unwrap()
}

/// How the executions ended, sorted.
pub fn endings(shop: &Shop) -> Vec<String> {
    let ending = |execution: &Value| match execution["error"].as_str() {
        Some(error) => error.to_owned(),
        None => execution["status"].as_str().unwrap().to_owned(),
    };
    let mut all: Vec<_> = executions(shop, None).iter().map(ending).collect();
    all.sort();
    all
}

/// Counters, reservations and movements of the stock agree.
pub fn stock_agrees(shop: &Shop) {
    let verified = shop.command(&["inventory", "verify"]);
    assert_eq!(verified.code, 0, "{}{}", verified.stdout, verified.stderr);
}

/// Everybody's orders.
pub async fn orders(staff: &Caller) -> Vec<Value> {
    let (mut all, mut cursor) = (Vec::new(), String::new());
    loop {
        let page = staff.get(&format!("/admin/orders?limit=100{cursor}")).await.is(200);
        all.extend(page.json["items"].as_array().unwrap().iter().cloned());
        match page.at("/pagination/next_cursor").as_str() {
            Some(next) => cursor = format!("&cursor={next}"),
            None => return all,
        }
    }
}

/// The templates of the mails to an address, sorted.
pub async fn mails(shop: &Shop, email: &str) -> Vec<String> {
    let mails = shop.mails_to(email).await;
    let mut templates: Vec<_> =
        mails.iter().map(|mail| mail["template"].as_str().unwrap().to_owned()).collect();
    templates.sort();
    templates
}

/// The amounts of an order's payments in this state.
pub fn payments(order: &Value, status: &str) -> Vec<i64> {
    let all = order["payments"].as_array().unwrap().iter();
    all.filter(|payment| payment["status"] == status)
        .map(|payment| payment["amount"].as_i64().unwrap())
        .collect()
}

/// How many charges each of these orders has in the books of the provider. The shop cannot tell of one that it has
/// forgotten, so the provider is asked.
pub async fn charges(shop: &Shop, orders: &[&str]) -> Vec<u32> {
    let provider = TestProvider::new(shop.database().await, b"");
    let mut charges = Vec::new();
    for order in orders {
        charges.push(provider.charges_of(order).await.unwrap());
    }
    charges
}

/// How often something has happened to an order.
pub fn happened(order: &Value, event: &str) -> usize {
    order["events"].as_array().unwrap().iter().filter(|happened| happened["type"] == event).count()
}

/// What an order comes to.
pub fn total(order: &Value) -> i64 {
    let totals = order["totals"].as_array().unwrap();
    totals.iter().find(|entry| entry["type"] == "total").unwrap()["amount"].as_i64().unwrap()
}

/// What waits in the queue, by state.
pub async fn backlog(shop: &Shop) -> BTreeMap<String, u64> {
    let page = shop.client().get(shop.url("/metrics")).send().await.unwrap().text().await.unwrap();
    let counted = page.lines().filter_map(|line| {
        let (state, count) = line.strip_prefix("queue_backlog{state=\"")?.split_once("\"} ")?;
        Some((state.to_owned(), count.parse().ok()?))
    });
    counted.collect()
}
