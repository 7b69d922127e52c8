//! A mail of each kind, as the shop would send it.

use notifications::{
    Item, Mail, OrderCancelled, OrderConfirmed, OrderDelivered, OrderRefunded, OrderShipped, OutOfStock,
    PasswordReset, PaymentFailed, ReceiptLine, RequestForStaff, RequestReceived, Template, Welcome,
};
use primitives::{Amount, Currency, EventId, PostalAddress, Quantity, Timestamp, TotalType, TotalsEntry};
use serde_json::json;

use crate::{PostOffice, ada};

pub const LINK: &str = "https://shop.example/orders/ord_1?token=t-1";

fn name() -> Option<String> {
    Some("Ada".to_owned())
}

fn number() -> String {
    "1001".to_owned()
}

fn link() -> String {
    LINK.to_owned()
}

fn two() -> Quantity {
    Quantity::try_from(2).unwrap()
}

fn items() -> Vec<Item> {
    vec![Item { title: "Tide Mug".to_owned(), variant_title: Some("Sand".to_owned()), quantity: two() }]
}

fn address() -> PostalAddress {
    serde_json::from_value(json!({"name": "Ada Lovelace", "line1": "12 Market Street", "city": "Springfield",
        "region": "IL", "postal_code": "62701", "country": "US"}))
    .unwrap()
}

pub fn order_confirmed(title: &str) -> OrderConfirmed {
    let line = |title: &str, variant: Option<&str>, total| ReceiptLine {
        title: title.to_owned(),
        variant_title: variant.map(str::to_owned),
        quantity: two(),
        total: Amount::new(total),
    };
    let entry = |kind, amount| TotalsEntry::new(kind, Amount::new(amount));
    let coupon =
        TotalsEntry { display_text: Some("SPRING10".to_owned()), ..entry(TotalType::Discount, -1_000) };
    OrderConfirmed {
        name: name(),
        order_number: number(),
        currency: Currency::USD,
        lines: vec![line(title, Some("Sand"), 3_998), line("Candle", None, 6_000)],
        totals: vec![
            entry(TotalType::Subtotal, 9_998),
            coupon,
            entry(TotalType::Fulfillment, 499),
            entry(TotalType::Total, 9_497),
        ],
        shipping_address: address(),
        link: link(),
    }
}

pub fn payment_failed(reason: &str) -> PaymentFailed {
    PaymentFailed {
        name: name(),
        order_number: number(),
        currency: Currency::USD,
        total: Amount::new(9_497),
        reason: reason.to_owned(),
        link: link(),
    }
}

pub fn order_shipped(complete: bool) -> OrderShipped {
    OrderShipped {
        name: name(),
        order_number: number(),
        items: items(),
        complete,
        shipping_address: address(),
        link: link(),
    }
}

pub fn order_refunded(complete: bool) -> OrderRefunded {
    OrderRefunded {
        name: name(),
        order_number: number(),
        currency: Currency::USD,
        amount: Amount::new(1_250),
        complete,
        link: link(),
    }
}

pub fn welcome(name: Option<&str>) -> Welcome {
    Welcome { name: name.map(str::to_owned), link: "https://shop.example".to_owned() }
}

/// Sends one mail of the kind.
pub async fn send(office: &PostOffice, template: Template) {
    let total = Amount::new(9_497);
    let currency = Currency::USD;
    match template {
        Template::Welcome => post(office, welcome(Some("Ada"))).await,
        Template::PasswordReset => {
            let expires_at: Timestamp = "2027-01-15T08:30:00Z".parse().unwrap();
            post(office, PasswordReset { link: link(), expires_at }).await;
        }
        Template::OrderConfirmed => post(office, order_confirmed("Tide Mug")).await,
        Template::PaymentFailed => post(office, payment_failed("card_declined")).await,
        Template::OrderShipped => post(office, order_shipped(true)).await,
        Template::OrderDelivered => {
            post(
                office,
                OrderDelivered { name: name(), order_number: number(), complete: true, link: link() },
            )
            .await;
        }
        Template::OrderRefunded => post(office, order_refunded(true)).await,
        Template::OrderCancelled => {
            let mail = OrderCancelled {
                name: name(),
                order_number: number(),
                currency,
                total,
                items: items(),
                link: link(),
            };
            post(office, mail).await;
        }
        Template::OutOfStock => {
            let mail = OutOfStock {
                name: name(),
                order_number: number(),
                currency,
                total,
                items: items(),
                link: link(),
            };
            post(office, mail).await;
        }
        Template::RequestReceived => {
            post(office, RequestReceived { reference: "sup_1".to_owned(), link: link() }).await;
        }
        Template::RequestForStaff => post(office, request_for_staff("Does it chip?")).await,
    }
}

pub fn request_for_staff(message: &str) -> RequestForStaff {
    RequestForStaff {
        kind: "return".to_owned(),
        name: "Ada Lovelace".to_owned(),
        email: ada(),
        subject: "The mug".to_owned(),
        message: message.lines().map(str::to_owned).collect(),
        order_number: Some("1001".to_owned()),
        link: link(),
    }
}

pub async fn post<M: Mail + Sync>(office: &PostOffice, mail: M) {
    office.notifications.send(EventId::new(), &ada(), &mail).await.unwrap();
}
