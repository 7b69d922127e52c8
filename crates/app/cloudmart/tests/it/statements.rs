//! How many statements a request makes: the same for one thing as for a hundred. `/metrics` counts them by operation.

use std::{collections::BTreeMap, future::Future};

use serde_json::json;

use crate::shop::{Answer, Buyer, Shop};

/// What `/metrics` says of an operation: requests, and statements made for them.
type Counted = BTreeMap<String, (u64, u64)>;

async fn counted(shop: &Shop) -> Counted {
    let page = shop.client().get(shop.url("/metrics")).send().await.unwrap().text().await.unwrap();
    let mut all = Counted::new();
    for line in page.lines() {
        let Some((name, rest)) = line.split_once("{operation=\"") else { continue };
        let Some((operation, rest)) = rest.split_once('"') else { continue };
        let Some(count) = rest.rsplit(' ').next().and_then(|count| count.parse::<u64>().ok()) else {
            continue;
        };
        let entry = all.entry(operation.to_owned()).or_default();
        match name {
            "http_requests_total" => entry.0 += count,
            "http_request_statements_total" => entry.1 += count,
            _ => {}
        }
    }
    all
}

/// Rows are inserted in blocks of 64, and the outcome of a payment is looked for as long as it takes.
const A_FEW: u64 = 10;

/// The statements of the requests that `work` sends to one operation, and its result.
async fn statements<T>(shop: &Shop, operation: &str, work: impl Future<Output = T>) -> (T, u64) {
    let before = counted(shop).await.get(operation).copied().unwrap_or_default();
    let done = work.await;
    let after = counted(shop).await[operation];
    assert_eq!(after.0, before.0 + 1, "one request of {operation}");
    (done, after.1 - before.1)
}

/// A buyer with so many different things in the cart.
async fn with_lines(shop: &Shop, count: usize) -> Buyer {
    let mut buyer = shop.buyer();
    let lines: Vec<_> =
        buyer.variants_many(count).await.iter().map(|id| json!({"variant_id": id, "quantity": 1})).collect();
    assert_eq!(lines.len(), count);
    let cart = buyer.caller.post("/carts", json!({"line_items": lines})).await.is(201);
    buyer.cart_id = cart.text_at("/id");
    buyer
}

/// What a purchase of so many lines costs, step by step.
async fn purchase(shop: &Shop, lines: usize) -> Vec<(&'static str, u64)> {
    let mut buyer = with_lines(shop, lines).await;
    let cart = format!("/carts/{}", buyer.cart_id);
    let (shown, look) = statements(shop, "GET /api/v1/carts/{id}", buyer.caller.get(&cart)).await;
    assert_eq!(shown.is(200).json["line_items"].as_array().unwrap().len(), lines);
    let (_, start) = statements(shop, "POST /api/v1/checkouts", buyer.checkout()).await;
    let (detailed, details) = statements(shop, "PATCH /api/v1/checkouts/{id}", buyer.details()).await;
    detailed.is(200);
    let (_, checkout) = statements(shop, "GET /api/v1/checkouts/{id}", buyer.look()).await;
    let completed = async { buyer.complete("tok_success", "only").await.is(200) };
    let (completed, complete) = statements(shop, "POST /api/v1/checkouts/{id}/complete", completed).await;
    let (_, order) = statements(shop, "GET /api/v1/orders/{id}", buyer.order(&completed)).await;
    vec![
        ("cart", look),
        ("start_checkout", start),
        ("update_checkout", details),
        ("checkout", checkout),
        ("complete_checkout", complete),
        ("order", order),
    ]
}

#[tokio::test]
async fn a_purchase_of_a_hundred_lines_makes_as_many_statements_as_one_of_a_single_line() {
    let shop = Shop::start().await;
    purchase(&shop, 1).await;
    let (one, hundred) = (purchase(&shop, 1).await, purchase(&shop, 100).await);
    println!("{one:?}\n{hundred:?}");
    for ((step, one), (_, hundred)) in one.iter().zip(&hundred) {
        let more = if *step == "complete_checkout" { A_FEW } else { 0 };
        assert!(one.abs_diff(*hundred) <= more, "{step}: {one} and {hundred}");
    }
}

#[tokio::test]
async fn listings_and_details_make_a_constant_number_of_statements() {
    let shop = Shop::start().await;
    let guest = shop.guest();
    let list = async |limit: u32| {
        let path = format!("/products?limit={limit}&sort=price");
        let (answer, count): (Answer, u64) =
            statements(&shop, "GET /api/v1/products", guest.get(&path)).await;
        assert_eq!(answer.is(200).json["items"].as_array().unwrap().len(), limit as usize);
        count
    };
    let (few, many) = (list(2).await, list(100).await);
    assert_eq!(few, many);

    let page = guest.get("/products?limit=40").await.is(200);
    let mut counts = BTreeMap::new();
    for product in page.json["items"].as_array().unwrap() {
        let path = format!("/products/{}", product["handle"].as_str().unwrap());
        let operation = "GET /api/v1/products/{id_or_handle}";
        let (answer, count) = statements(&shop, operation, guest.get(&path)).await;
        let variants = answer.is(200).json["variants"].as_array().unwrap().len();
        counts.insert(variants, count);
    }
    println!("{few} for a listing, {counts:?} by number of variants");
    assert!(counts.len() > 2, "products of several sizes");
    assert_eq!(counts.values().min(), counts.values().max(), "{counts:?}");
}
