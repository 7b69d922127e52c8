//! Whatever is told to an order, in whatever order: its states stay sensible and follow from its events.

use std::collections::BTreeMap;

use primitives::{Amount, LineItemId, Quantity, RefundId, ShipmentId};
use proptest::prelude::*;
use uuid::Uuid;

use super::{Decision, Progress};
use crate::{
    FulfillmentStatus as Fulfillment, OrderEvent, OrderStatus as Status, PaymentStatus as Payment,
    ShippedLine,
};

const TOTAL: Amount = Amount::new(1_000);

#[derive(Debug, Clone)]
enum Verb {
    Authorize,
    FailPayment(u8),
    Pay,
    Confirm,
    RunOutOfStock,
    Cancel,
    Ship { shipment: u8, line: u8, quantity: u32 },
    Deliver(u8),
    Refund { refund: u8, amount: i64 },
    TakeBack,
}

fn verb() -> impl Strategy<Value = Verb> {
    prop_oneof![
        3 => Just(Verb::Authorize),
        1 => (0..2_u8).prop_map(Verb::FailPayment),
        3 => Just(Verb::Pay),
        3 => Just(Verb::Confirm),
        1 => Just(Verb::RunOutOfStock),
        1 => Just(Verb::Cancel),
        4 => (0..4_u8, 0..3_u8, 1..3_u32).prop_map(|(shipment, line, quantity)| Verb::Ship { shipment, line, quantity }),
        4 => (0..4_u8).prop_map(Verb::Deliver),
        2 => (0..4_u8, -10..1_100_i64).prop_map(|(refund, amount)| Verb::Refund { refund, amount }),
        1 => Just(Verb::TakeBack),
    ]
}

fn uuid(number: u8) -> Uuid {
    Uuid::from_u128(u128::from(number) + 1)
}

/// Two lines of two pieces each.
fn ordered() -> BTreeMap<LineItemId, u32> {
    (0..2).map(|line| (LineItemId::from_uuid(uuid(line)), 2)).collect()
}

fn decide(progress: &Progress, verb: &Verb) -> Decision {
    match verb {
        Verb::Authorize => progress.authorize(),
        Verb::FailPayment(reason) => progress.fail_payment(&format!("reason {reason}")),
        Verb::Pay => progress.pay(),
        Verb::Confirm => progress.confirm(),
        Verb::RunOutOfStock => progress.run_out_of_stock(),
        Verb::Cancel => progress.cancel("changed my mind"),
        Verb::Ship { shipment, line, quantity } => {
            let line_item_id = LineItemId::from_uuid(uuid(*line));
            let quantity = Quantity::try_from(i64::from(*quantity)).unwrap();
            let lines = [ShippedLine { line_item_id, quantity }];
            progress.ship(ShipmentId::from_uuid(uuid(*shipment)), &lines, &ordered())
        }
        Verb::Deliver(shipment) => progress.deliver(ShipmentId::from_uuid(uuid(*shipment))),
        Verb::Refund { refund, amount } => {
            progress.refund(RefundId::from_uuid(uuid(*refund)), Amount::new(*amount))
        }
        Verb::TakeBack => progress.take_back(),
    }
}

fn check_sensible(progress: &Progress) -> Result<(), TestCaseError> {
    let states = progress.states();
    let untouched = states.fulfillment == Fulfillment::Unfulfilled;
    let arrived = matches!(states.fulfillment, Fulfillment::Delivered | Fulfillment::Returned);
    match states.status {
        Status::Pending | Status::Canceled => prop_assert!(untouched, "{states}"),
        Status::Completed => prop_assert!(arrived && states.payment.was_paid(), "{states}"),
        Status::Processing => prop_assert!(!(arrived && states.payment.was_paid()), "{states}"),
    }
    if states.payment == Payment::Voided {
        prop_assert_eq!(states.status, Status::Canceled);
    }
    let refunded = progress.refunded();
    prop_assert!(Amount::ZERO <= refunded && refunded <= TOTAL);
    prop_assert_eq!(states.payment == Payment::Refunded, refunded == TOTAL);
    prop_assert_eq!(
        states.payment == Payment::PartiallyRefunded,
        refunded > Amount::ZERO && refunded < TOTAL
    );
    for (line, shipped) in &progress.shipped {
        prop_assert!(shipped <= &ordered()[line]);
    }
    let all_gone = progress.shipped == ordered();
    let says_gone = !matches!(states.fulfillment, Fulfillment::Unfulfilled | Fulfillment::PartiallyFulfilled);
    prop_assert_eq!(all_gone, says_gone);
    Ok(())
}

proptest! {
    #[test]
    fn states_stay_sensible_and_follow_from_the_events(verbs in proptest::collection::vec(verb(), 0..40)) {
        let mut progress = Progress::placed(TOTAL);
        let mut events = vec![OrderEvent::Placed { total: TOTAL }];
        for verb in &verbs {
            if let Ok(Some(event)) = decide(&progress, verb) {
                let stored = serde_json::to_string(&event).unwrap();
                progress.apply(&event);
                events.push(serde_json::from_str(&stored).unwrap());
                prop_assert_eq!(decide(&progress, verb), Ok(None), "{:?} twice", verb);
            }
            check_sensible(&progress)?;
            prop_assert_eq!(Progress::rebuild(&events), Some(progress.clone()));
        }
    }

    #[test]
    fn what_was_settled_is_never_undone(verbs in proptest::collection::vec(verb(), 0..40)) {
        let mut progress = Progress::placed(TOTAL);
        for verb in &verbs {
            let before = progress.states();
            if let Ok(Some(event)) = decide(&progress, verb) {
                progress.apply(&event);
            }
            let after = progress.states();
            if matches!(before.status, Status::Canceled | Status::Completed) {
                prop_assert_eq!(before.status, after.status);
            }
            if before.payment.was_paid() {
                prop_assert!(after.payment.was_paid());
            }
        }
    }
}

#[test]
fn a_history_that_does_not_begin_with_the_placing_is_none() {
    assert_eq!(Progress::rebuild(&[]), None);
    assert_eq!(Progress::rebuild(&[OrderEvent::Paid]), None);
}
