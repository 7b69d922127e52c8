//! A busy shop that is killed again and again: what its buyers were told stays true.

use std::{
    collections::{BTreeMap, BTreeSet},
    sync::atomic::{AtomicBool, Ordering},
    time::Duration,
};

use futures::future::join_all;
use reqwest::Method;
use serde_json::{Value, json};
use tokio::time::timeout;

use super::{
    FULL, books,
    purchase::{try_send, try_to_pay},
    seed::Seed,
};
use crate::shop::{Answer, Buyer, Shop, Variant, stock};

const BUYERS: usize = 16;
const KILLS: usize = 12;
/// What is bought most is what most buyers meet over.
const VARIANTS: usize = 6;
const PIECES: u32 = 1_000_000;
const TOKENS: [&str; 7] =
    ["tok_success", "tok_success", "tok_success", "tok_declined", "tok_unknown", "tok_timeout", "tok_3ds"];
/// Between two tries of a patient buyer.
const PAUSE: Duration = Duration::from_millis(10);

/// What a buyer was told.
struct Told {
    checkout_id: String,
    order_id: String,
    number: String,
    variant: String,
    pieces: i64,
    /// Payments that were refused before.
    refused: usize,
    is_paid: bool,
}

#[tokio::test]
async fn a_busy_shop_that_is_killed_again_and_again_keeps_its_word() {
    let mut seed = Seed::chosen();
    let mut shop = Shop::with(&[FULL]).await;
    let staff = shop.staff().await;
    let mut variants = shop.buyer().variants().await;
    variants.truncate(VARIANTS);
    for variant in &variants {
        stock::set(&staff, &variant.id, PIECES).await;
    }

    let is_open = AtomicBool::new(true);
    let buyers = (0..BUYERS).map(|number| {
        let buyer = shop.buyer().reached_at(&format!("buyer{number}@example.com"));
        keep_buying(buyer, &variants, seed.split(), &is_open)
    });
    let buyers: Vec<_> = buyers.collect();
    let killing = async {
        for _ in 0..KILLS {
            tokio::time::sleep(Duration::from_millis(200 + seed.below(1_500))).await;
            if seed.below(3) == 0 {
                // This time it dies while it starts.
                let _ = timeout(Duration::from_millis(seed.below(200)), shop.restart()).await;
            }
            shop.restart().await;
        }
        is_open.store(false, Ordering::Relaxed);
    };
    let (told, ()) = futures::join!(join_all(buyers), killing);
    let told: Vec<Told> = told.into_iter().flatten().collect();
    println!("{} orders, {KILLS} kills", told.len());
    assert!(told.len() > BUYERS, "the shop was hardly busy: {} orders", told.len());

    books::at_rest(&shop).await;
    orders_are_as_told(&books::orders(&staff).await, &told);
    mails_are_as_told(&shop, &told).await;
    for variant in &variants {
        stock_is_as_told(stock::of(&staff, &variant.id).await, &told, &variant.id);
    }
    books::stock_agrees(&shop);
}

/// Buys one thing after the other, and sees the last one through.
async fn keep_buying(
    mut buyer: Buyer,
    variants: &[Variant],
    mut seed: Seed,
    is_open: &AtomicBool,
) -> Vec<Told> {
    let mut told = Vec::new();
    while is_open.load(Ordering::Relaxed) {
        told.push(buy(&mut buyer, variants, &mut seed).await);
    }
    told
}

async fn buy(buyer: &mut Buyer, variants: &[Variant], seed: &mut Seed) -> Told {
    let variant = &variants[seed.below(variants.len() as u64) as usize].id;
    let pieces = 1 + seed.below(3) as i64;
    let cart = json!({"line_items": [{"variant_id": variant, "quantity": pieces}]});
    buyer.cart_id = insist(buyer, Method::POST, "/carts", cart).await.text_at("/id");
    let checkout = insist(buyer, Method::POST, "/checkouts", json!({"cart_id": buyer.cart_id})).await;
    buyer.checkout_id = checkout.text_at("/id");
    let details = json!({
        "buyer": {"email": buyer.email},
        "shipping_address": {
            "name": "Ada", "line1": "1 Main Street", "city": "Springfield", "region": "IL",
            "postal_code": "62701", "country": "US",
        },
        "fulfillment_option_id": "standard",
    });
    insist(buyer, Method::PATCH, &format!("/checkouts/{}", buyer.checkout_id), details).await;
    let token = TOKENS[seed.below(TOKENS.len() as u64) as usize];
    let mut refused = 0;
    let mut outcome = outcome(buyer, token, "first").await;
    if token == "tok_declined" {
        assert_eq!(outcome.at("/checkout/status"), "ready_for_complete", "{}", outcome.text);
        refused = 1;
        if seed.below(2) == 0 {
            outcome = self::outcome(buyer, "tok_success", "second").await;
        }
    }
    Told {
        checkout_id: buyer.checkout_id.clone(),
        order_id: outcome.text_at("/order/id"),
        number: outcome.text_at("/order/number"),
        variant: variant.clone(),
        pieces,
        refused,
        is_paid: outcome.at("/checkout/status") == "completed",
    }
}

async fn outcome(buyer: &Buyer, token: &str, key: &str) -> Answer {
    // A key belongs to a caller, and all guests are the same one.
    let key = format!("{key}-{}", buyer.checkout_id);
    loop {
        if let Some(answer) = try_to_pay(buyer, token, &key).await {
            let expected = token == "tok_declined" || answer.at("/checkout/status") == "completed";
            assert!(expected, "{token}: {}", answer.text);
            return answer;
        }
        tokio::time::sleep(PAUSE).await;
    }
}

/// Asks until there is an answer.
async fn insist(buyer: &Buyer, method: Method, path: &str, body: Value) -> Answer {
    loop {
        match try_send(buyer, method.clone(), path, None, body.clone()).await {
            Some(answer) if answer.status < 300 => return answer,
            Some(answer) if answer.status != 503 => panic!("{path}: {} {}", answer.status, answer.text),
            _ => tokio::time::sleep(PAUSE).await,
        }
    }
}

fn orders_are_as_told(orders: &[Value], told: &[Told]) {
    let by_id: BTreeMap<&str, &Value> =
        orders.iter().map(|order| (order["id"].as_str().unwrap(), order)).collect();
    let numbers: BTreeSet<&str> = orders.iter().map(|order| order["number"].as_str().unwrap()).collect();
    let checkouts: BTreeSet<&str> = told.iter().map(|told| told.checkout_id.as_str()).collect();
    let known: BTreeSet<&str> = told.iter().map(|told| told.order_id.as_str()).collect();
    assert_eq!((by_id.len(), numbers.len()), (orders.len(), orders.len()), "ids and numbers are unique");
    assert_eq!(
        (known.len(), checkouts.len()),
        (told.len(), told.len()),
        "each checkout has an order of its own"
    );
    assert_eq!(
        by_id.keys().copied().collect::<BTreeSet<_>>(),
        known,
        "the orders are those that buyers know of"
    );
    for told in told {
        let order = by_id[&*told.order_id];
        assert_eq!(order["number"], told.number);
        let (status, payment) = if told.is_paid { ("processing", "paid") } else { ("pending", "failed") };
        assert_eq!(
            (&order["status"], &order["payment_status"]),
            (&status.into(), &payment.into()),
            "{order}"
        );
        let taken = if told.is_paid { vec![books::total(order)] } else { Vec::new() };
        assert_eq!(books::payments(order, "captured"), taken, "{order}");
        assert_eq!(books::payments(order, "declined").len(), told.refused, "{order}");
        assert_eq!(order["payments"].as_array().unwrap().len(), taken.len() + told.refused, "{order}");
        assert_eq!(order["shipments"].as_array().unwrap().len(), taken.len(), "{order}");
    }
}

/// One confirmation for each order that was paid, one notice for each payment that was refused.
async fn mails_are_as_told(shop: &Shop, told: &[Told]) {
    let mut sent: BTreeMap<(String, String), usize> = BTreeMap::new();
    let mut cursor = String::new();
    loop {
        let address = shop.url(&format!("/dev/mail.json?limit=100{cursor}"));
        let page: Value = shop.client().get(address).send().await.unwrap().json().await.unwrap();
        for mail in page["items"].as_array().unwrap() {
            let [to, template, subject] =
                ["to", "template", "subject"].map(|field| mail[field].as_str().unwrap());
            let number = subject.split_whitespace().find(|word| word.parse::<u64>().is_ok());
            let number = number.unwrap_or_else(|| panic!("a mail to {to} about no order: {subject}"));
            *sent.entry((template.to_owned(), number.to_owned())).or_default() += 1;
        }
        match page["pagination"]["next_cursor"].as_str() {
            Some(next) => cursor = format!("&cursor={next}"),
            None => break,
        }
    }
    let mut expected = BTreeMap::new();
    for told in told {
        if told.is_paid {
            expected.insert(("order_confirmed".to_owned(), told.number.clone()), 1);
        }
        if told.refused > 0 {
            expected.insert(("payment_failed".to_owned(), told.number.clone()), told.refused);
        }
    }
    assert_eq!(sent, expected, "mails by template and order number");
}

fn stock_is_as_told(now: stock::Stock, told: &[Told], variant: &str) {
    let of = |is_paid: bool| -> i64 {
        let those = told.iter().filter(|told| told.variant == variant && told.is_paid == is_paid);
        those.map(|told| told.pieces).sum()
    };
    let expected = stock::Stock { on_hand: i64::from(PIECES) - of(true), reserved: of(false) };
    assert_eq!(now, expected, "stock of {variant}");
}
