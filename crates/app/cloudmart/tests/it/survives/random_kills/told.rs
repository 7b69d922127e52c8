//! What buyers were told, and whether the shop's books say the same.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::Value;

use crate::{
    shop::{Shop, stock},
    survives::books,
};

/// What a buyer was told.
pub struct Told {
    pub checkout_id: String,
    pub order_id: String,
    pub number: String,
    pub variant: String,
    pub pieces: i64,
    /// Payments that were refused before.
    pub refused: usize,
    pub is_paid: bool,
}

/// Orders, numbers and payments are exactly those that buyers know of.
pub fn orders_are_as_told(orders: &[Value], told: &[Told]) {
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

/// The provider knows of no payment but those that buyers have asked for.
pub async fn charges_are_as_told(shop: &Shop, told: &[Told]) {
    let orders: Vec<&str> = told.iter().map(|told| told.order_id.as_str()).collect();
    let asked_for: Vec<u32> = told.iter().map(|told| told.refused as u32 + u32::from(told.is_paid)).collect();
    assert_eq!(books::charges(shop, &orders).await, asked_for, "charges of {orders:?}");
}

/// One confirmation for each order that was paid, one notice for each payment that was refused.
pub async fn mails_are_as_told(shop: &Shop, told: &[Told]) {
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

/// What was paid has left the stock, and what may still be paid is held.
pub fn stock_is_as_told(now: stock::Stock, at_first: i64, told: &[Told], variant: &str) {
    let of = |is_paid: bool| -> i64 {
        let those = told.iter().filter(|told| told.variant == variant && told.is_paid == is_paid);
        those.map(|told| told.pieces).sum()
    };
    let expected = stock::Stock { on_hand: at_first - of(true), reserved: of(false) };
    assert_eq!(now, expected, "stock of {variant}");
}
