//! A busy shop that is killed again and again: what its buyers were told stays true.

mod told;

use std::{
    sync::atomic::{AtomicBool, Ordering},
    time::Duration,
};

use futures::future::join_all;
use reqwest::Method;
use serde_json::{Value, json};
use tokio::time::timeout;

use self::told::{Told, charges_are_as_told, mails_are_as_told, orders_are_as_told, stock_is_as_told};
use super::{
    FULL, books, lease,
    purchase::{try_send, try_to_pay},
    seed::Seed,
};
use crate::shop::{Answer, Buyer, Shop, Variant, stock};

const BUYERS: usize = 16;
const KILLS: usize = 12;
/// What is bought most is what most buyers meet over.
const VARIANTS: usize = 6;
const PIECES: u32 = 1_000_000;
const TOKENS: [&str; 8] = [
    "tok_success",
    "tok_success",
    "tok_success",
    "tok_declined",
    "tok_unknown",
    "tok_timeout",
    "tok_3ds",
    "tok_redirect",
];
/// Between two tries of a patient buyer.
const PAUSE: Duration = Duration::from_millis(10);

#[tokio::test]
async fn a_busy_shop_that_is_killed_again_and_again_keeps_its_word() {
    let mut seed = Seed::chosen();
    let mut shop = Shop::with(&[FULL, lease()]).await;
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
    charges_are_as_told(&shop, &told).await;
    mails_are_as_told(&shop, &told).await;
    for variant in &variants {
        stock_is_as_told(stock::of(&staff, &variant.id).await, PIECES.into(), &told, &variant.id);
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
