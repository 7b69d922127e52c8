use payments::{Confirmation, Payment, PaymentError, Status, provider::test::Decision};
use primitives::Timestamp;

use crate::till::Till;

async fn decide(till: &Till, payment: &Payment, decision: Decision) {
    let page = payment.action_url.as_ref().unwrap().as_str().rsplit('/').next().unwrap().to_owned();
    till.outside.decide(&page, decision, Timestamp::from_micros(1)).await.unwrap().unwrap();
}

async fn settle(till: &Till, payment: &Payment) -> Result<Payment, PaymentError> {
    let outcome = till.payments.settle(payment.id).await?;
    till.tx(move |tx, now| payments::record_confirmation(tx, now, &outcome)).await
}

#[tokio::test]
async fn what_became_of_a_page_is_asked_and_recorded_once() {
    for (decision, status) in [(Decision::Pay, Status::Authorized), (Decision::Decline, Status::Declined)] {
        let till = Till::open().await;
        let asked = till.pay("key", "tok_redirect").await;
        assert_eq!(asked.status, Status::RequiresAction);
        decide(&till, &asked, decision).await;
        let till = till.reopened().await;
        let settled = settle(&till, &asked).await.unwrap();
        assert_eq!((settled.status, settled.action_url.clone()), (status, None));
        assert_eq!(settle(&till, &asked).await.unwrap(), settled);
        till.balance().await;
    }
}

#[tokio::test]
async fn while_nothing_is_decided_the_payment_stays_as_it_is() {
    let till = Till::open().await;
    let asked = till.pay("key", "tok_redirect").await;
    assert!(!till.payments.is_decided(asked.id).await.unwrap());
    assert_eq!(settle(&till, &asked).await.unwrap(), asked);
    assert_eq!(till.payment(asked.id).await, asked);
    decide(&till, &asked, Decision::Pay).await;
    assert!(till.payments.is_decided(asked.id).await.unwrap());
}

#[tokio::test]
async fn who_gives_up_after_having_paid_has_paid() {
    let till = Till::open().await;
    let asked = till.pay("key", "tok_redirect").await;
    decide(&till, &asked, Decision::Pay).await;
    let outcome = till.payments.confirm(asked.id, Confirmation::Refused).await.unwrap();
    let payment = till.tx(move |tx, now| payments::record_confirmation(tx, now, &outcome)).await.unwrap();
    assert_eq!(payment.status, Status::Authorized);
}

#[tokio::test]
async fn a_page_is_of_no_more_use_once_its_payment_is_let_go() {
    let till = Till::open().await;
    let asked = till.pay("key", "tok_redirect").await;
    let voided = till.void(asked.id).await.unwrap();
    assert_eq!((voided.status, voided.action_url), (Status::Voided, None));
    let id = asked.action_url.unwrap().as_str().rsplit('/').next().unwrap().to_owned();
    assert!(!till.outside.page(&id).await.unwrap().unwrap().is_open);
}
