use payments::{Account, PaymentError, RefundStatus, Status};
use primitives::Amount;
use tokio::task::JoinSet;

use crate::till::{ORDER, PRICE, Till, usd, wish};

#[tokio::test]
async fn parts_go_back_until_all_is_refunded() {
    let till = Till::open().await;
    let payment = till.captured("key").await;
    let part = till.refund(wish(payment.id, "one", 500)).await.unwrap();
    assert_eq!(part.status, RefundStatus::Succeeded);
    assert_eq!(till.payment(payment.id).await.status, Status::PartiallyRefunded);
    till.refund(wish(payment.id, "two", PRICE - 500)).await.unwrap();
    assert_eq!(till.payment(payment.id).await.status, Status::Refunded);
    assert_eq!(till.balance().await.on(Account::Provider), Amount::ZERO);
    let refunds = till.read(|snapshot| payments::refunds_of(snapshot, ORDER)).await;
    let amounts: Vec<_> = refunds.iter().map(|refund| refund.view().amount.minor_units()).collect();
    assert_eq!(amounts, [500, PRICE - 500]);
}

#[tokio::test]
async fn the_same_refund_again_gives_nothing_more_back() {
    let till = Till::open().await;
    let payment = till.captured("key").await;
    let first = till.refund(wish(payment.id, "one", 500)).await.unwrap();
    assert_eq!(till.refund(wish(payment.id, "one", 500)).await.unwrap(), first);
    assert_eq!(till.payment(payment.id).await.refunded, Amount::new(500));
    let other = till.refund(wish(payment.id, "one", 501)).await;
    assert!(matches!(other, Err(PaymentError::KeyReused)));
}

#[tokio::test]
async fn more_than_was_captured_is_refused_before_the_provider_is_asked() {
    let till = Till::open().await;
    let payment = till.captured("key").await;
    till.refund(wish(payment.id, "one", 500)).await.unwrap();
    let refused = till.refund(wish(payment.id, "two", PRICE - 499)).await;
    let Err(PaymentError::RefundTooLarge { refundable }) = refused else { panic!("{refused:?}") };
    assert_eq!(refundable, Amount::new(PRICE - 500));
}

#[tokio::test]
async fn money_that_was_not_captured_cannot_go_back() {
    let till = Till::open().await;
    let payment = till.pay("key", "tok_success").await;
    let refused = till.refund(wish(payment.id, "one", 500)).await;
    assert!(matches!(refused, Err(PaymentError::Illegal(_))));
    let nothing = till.refund(wish(payment.id, "two", 0)).await;
    assert!(matches!(nothing, Err(PaymentError::InvalidAmount)));
}

#[tokio::test]
async fn a_refund_after_a_crash_is_found_again() {
    let till = Till::open().await;
    let payment = till.captured("key").await;
    till.payments.refund(wish(payment.id, "one", PRICE)).await.unwrap();
    let till = till.reopened().await;
    assert_eq!(till.payment(payment.id).await.refunding, usd(PRICE).amount);
    till.refund(wish(payment.id, "one", PRICE)).await.unwrap();
    let after = till.payment(payment.id).await;
    assert_eq!((after.refunded, after.refunding), (usd(PRICE).amount, Amount::ZERO));
}

#[tokio::test]
async fn a_refund_that_the_provider_refuses_frees_the_money_for_another() {
    let till = Till::open().await;
    let payment = till.captured("key").await;
    let promised = wish(payment.id, "one", PRICE);
    let refund = till.tx(move |tx, now| payments::request_refund(tx, now, &promised)).await.unwrap();
    let answer = payments::Answer::Refused { code: "account_closed".to_owned() };
    let outcome = payments::RefundOutcome { refund_id: refund.id, answer, tries: payments::Tries::default() };
    let failed = till.tx(move |tx, now| payments::record_refund(tx, now, &outcome)).await.unwrap();
    assert_eq!((failed.status, failed.reason.as_deref()), (RefundStatus::Failed, Some("account_closed")));
    assert_eq!(till.payment(payment.id).await.refundable(), usd(PRICE).amount);
    till.refund(wish(payment.id, "two", PRICE)).await.unwrap();
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn of_50_parallel_refunds_of_a_tenth_exactly_10_succeed() {
    let till = Till::open().await;
    let payment = till.captured("key").await;
    let mut all = JoinSet::new();
    for number in 0..50 {
        let (payments, db, now) = (till.payments.clone(), till.db.clone(), till.clock.clock().now());
        let wish = wish(payment.id, &format!("refund-{number}"), PRICE / 10);
        all.spawn(async move {
            let outcome = payments.refund(wish).await?;
            db.write(move |tx| payments::record_refund(tx, now, &outcome)).await
        });
    }
    let results = all.join_all().await;
    assert_eq!(results.iter().filter(|result| result.is_ok()).count(), 10);
    let is_bounded = |result: &Result<_, PaymentError>| {
        matches!(result, Ok(_) | Err(PaymentError::RefundTooLarge { .. } | PaymentError::Illegal(_)))
    };
    assert!(results.iter().all(is_bounded), "{results:?}");
    let after = till.payment(payment.id).await;
    assert_eq!((after.status, after.refunded), (Status::Refunded, usd(PRICE).amount));
    assert_eq!(till.balance().await.on(Account::Provider), Amount::ZERO);
}
