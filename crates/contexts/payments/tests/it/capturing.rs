use payments::{Account, Answer, CaptureOutcome, PaymentError, Status, Tries};
use primitives::{Amount, PaymentId};

use crate::till::{PRICE, Till, usd};

#[tokio::test]
async fn captured_money_is_ours_and_the_rest_is_let_go() {
    let till = Till::open().await;
    let payment = till.pay("key", "tok_success").await;
    let captured = till.capture(payment.id, Some(Amount::new(20_000))).await.unwrap();
    assert_eq!((captured.status, captured.captured), (Status::Captured, Amount::new(20_000)));
    let balance = till.balance().await;
    assert_eq!(balance.on(Account::Provider), Amount::new(20_000));
    assert_eq!(balance.on(Account::Holds), Amount::ZERO);
    assert_eq!(balance.on(Account::Customer), Amount::new(-20_000));
}

#[tokio::test]
async fn capturing_again_changes_nothing() {
    let till = Till::open().await;
    let first = till.captured("key").await;
    let again = till.capture(first.id, None).await.unwrap();
    assert_eq!(again, first);
    assert_eq!(till.balance().await.on(Account::Provider), usd(PRICE).amount);
}

#[tokio::test]
async fn voided_money_is_let_go() {
    let till = Till::open().await;
    let payment = till.pay("key", "tok_success").await;
    for _ in 0..2 {
        assert_eq!(till.void(payment.id).await.unwrap().status, Status::Voided);
    }
    assert_eq!(till.balance().await.on(Account::Customer), Amount::ZERO);
    assert!(matches!(till.capture(payment.id, None).await, Err(PaymentError::Illegal(_))));
}

#[tokio::test]
async fn a_payment_that_waits_for_the_shopper_can_be_voided() {
    let till = Till::open().await;
    let payment = till.pay("key", "tok_3ds").await;
    assert_eq!(till.void(payment.id).await.unwrap().status, Status::Voided);
    assert_eq!(till.balance().await, payments::Balance::default());
}

#[tokio::test]
async fn declined_and_captured_payments_cannot_be_voided() {
    let till = Till::open().await;
    let declined = till.pay("declined", "tok_declined").await;
    let captured = till.captured("captured").await;
    for id in [declined.id, captured.id] {
        assert!(matches!(till.void(id).await, Err(PaymentError::Illegal(_))));
    }
}

#[tokio::test]
async fn a_refused_capture_leaves_the_payment_and_is_written_down() {
    let till = Till::open().await;
    let payment = till.pay("key", "tok_success").await;
    let answer = Answer::Refused { code: "expired".to_owned() };
    let outcome = CaptureOutcome {
        payment_id: payment.id,
        amount: payment.money.amount,
        answer,
        tries: Tries::default(),
    };
    let after = till.tx(move |tx, now| payments::record_capture(tx, now, &outcome)).await.unwrap();
    assert_eq!((after.status, after.captured), (Status::Authorized, Amount::ZERO));
    let attempts = till.read(|snapshot| payments::attempts_of(snapshot, payment.id)).await;
    assert_eq!(attempts[1].reason.as_deref(), Some("expired"));
}

#[tokio::test]
async fn only_what_is_held_can_be_captured() {
    let till = Till::open().await;
    let payment = till.pay("key", "tok_success").await;
    for amount in [0, -1, PRICE + 1] {
        let refused = till.capture(payment.id, Some(Amount::new(amount))).await;
        assert!(matches!(refused, Err(PaymentError::InvalidAmount)), "{amount}");
    }
    let unknown = till.capture(PaymentId::new(), None).await;
    assert!(matches!(unknown, Err(PaymentError::UnknownPayment)));
}

#[tokio::test]
async fn money_that_was_taken_unheard_is_found_without_asking_for_it() {
    let till = Till::open().await;
    let payment = till.pay("key", "tok_success").await;
    assert_eq!(till.payments.find_capture(payment.id).await.unwrap(), None);
    till.payments.capture(payment.id, None).await.unwrap();
    let found = till.payments.find_capture(payment.id).await.unwrap().unwrap();
    let recorded = till.tx(move |tx, now| payments::record_capture(tx, now, &found)).await.unwrap();
    assert_eq!((recorded.status, recorded.captured), (Status::Captured, usd(PRICE).amount));
}
