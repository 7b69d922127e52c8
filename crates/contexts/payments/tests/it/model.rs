//! Random sequences of operations on one payment, against the two rules that must hold after each of them.

use payments::{PaymentError, RefundStatus};
use primitives::{Amount, PaymentId};
use proptest::prelude::*;

use crate::till::{ORDER, PRICE, Till, charge, token, wish};

#[derive(Debug, Clone, Copy)]
enum Operation {
    Authorize,
    CaptureAll,
    CapturePart,
    Void,
    /// Promises a refund and "crashes" before the provider is asked.
    Promise(u8, i64),
    Refund(u8, i64),
}

fn operation() -> impl Strategy<Value = Operation> {
    let refund = (0_u8..6, 1..=PRICE);
    prop_oneof![
        1 => Just(Operation::Authorize),
        1 => Just(Operation::CaptureAll),
        1 => Just(Operation::CapturePart),
        1 => Just(Operation::Void),
        2 => refund.clone().prop_map(|(key, amount)| Operation::Promise(key, amount)),
        4 => refund.prop_map(|(key, amount)| Operation::Refund(key, amount / 3 + 1)),
    ]
}

async fn authorize(till: &Till) -> Result<(), PaymentError> {
    let charge = charge("key");
    let outcome = till.payments.authorize(&charge, &token("tok_success"), None).await?;
    till.record(&charge, &outcome).await.map(drop)
}

async fn run(till: &Till, payment: PaymentId, operation: Operation) -> Result<(), PaymentError> {
    match operation {
        Operation::Authorize => authorize(till).await,
        Operation::CaptureAll => till.capture(payment, None).await.map(drop),
        Operation::CapturePart => till.capture(payment, Some(Amount::new(PRICE / 2))).await.map(drop),
        Operation::Void => till.void(payment).await.map(drop),
        Operation::Refund(key, amount) => {
            till.refund(wish(payment, &format!("refund-{key}"), amount)).await.map(drop)
        }
        Operation::Promise(key, amount) => {
            let wish = wish(payment, &format!("refund-{key}"), amount);
            till.tx(move |tx, now| payments::request_refund(tx, now, &wish)).await.map(drop)
        }
    }
}

async fn holds(till: &Till) {
    till.balance().await;
    let payment = till.read(|snapshot| payments::payments_of(snapshot, ORDER)).await.remove(0);
    let refunds = till.read(|snapshot| payments::refunds_of(snapshot, ORDER)).await;
    let sum = |status| {
        let of_status = refunds.iter().filter(|refund| refund.status == status);
        Amount::total(of_status.map(|refund| refund.money.amount)).unwrap()
    };
    assert_eq!(payment.refunded, sum(RefundStatus::Succeeded));
    assert_eq!(payment.refunding, sum(RefundStatus::Pending));
    assert!(payment.refunded.plus(payment.refunding).unwrap() <= payment.captured);
    let at_provider = till.balance().await.on(payments::Account::Provider);
    assert_eq!(at_provider, payment.captured.minus(payment.refunded).unwrap());
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(32))]

    #[test]
    fn the_ledger_is_even_and_refunds_are_bounded_after_every_operation(
        operations in proptest::collection::vec(operation(), 1..16),
    ) {
        let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
        runtime.block_on(async {
            let till = Till::open().await;
            let payment = till.pay("key", "tok_success").await.id;
            for operation in operations {
                match run(&till, payment, operation).await {
                    Ok(()) | Err(PaymentError::Illegal(_) | PaymentError::RefundTooLarge { .. } | PaymentError::KeyReused) => {}
                    Err(other) => panic!("{operation:?}: {other}"),
                }
                holds(&till).await;
            }
        });
    }
}
