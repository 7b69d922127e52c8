//! The state machines as tables: each verb in each state.

use std::collections::BTreeMap;

use primitives::{Amount, LineItemId, Quantity, RefundId, ShipmentId};

use super::{Decision, Progress, Refusal};
use crate::{
    FulfillmentStatus as Fulfillment, OrderStatus as Status, PaymentStatus as Payment, ShippedLine, States,
};

/// What a verb did.
#[derive(Debug, PartialEq, Eq)]
enum Did {
    Change(Status, Payment, Fulfillment),
    Nothing,
    Refuse,
}
use Did::{Change, Nothing, Refuse};

fn at(status: Status, payment: Payment, fulfillment: Fulfillment) -> Progress {
    let mut progress = Progress::placed(Amount::new(100));
    progress.states = States { status, payment, fulfillment };
    progress
}

fn run(progress: &Progress, verb: impl Fn(&Progress) -> Decision) -> Did {
    match verb(progress) {
        Ok(Some(event)) => {
            let mut after = progress.clone();
            after.apply(&event);
            let States { status, payment, fulfillment } = after.states;
            Change(status, payment, fulfillment)
        }
        Ok(None) => Nothing,
        Err(_) => Refuse,
    }
}

/// The outcome of a verb for every payment status of an unshipped order.
fn by_payment(status: Status, verb: impl Fn(&Progress) -> Decision + Copy) -> Vec<Did> {
    Payment::ALL.iter().map(|payment| run(&at(status, *payment, Fulfillment::Unfulfilled), verb)).collect()
}

/// The columns of the tables below are pending, authorized, paid, partially refunded, refunded, failed, voided.
fn to(status: Status, payment: Payment) -> Did {
    Change(status, payment, Fulfillment::Unfulfilled)
}

#[test]
fn authorizing() {
    use Status::{Canceled, Pending, Processing};
    let authorized = || to(Pending, Payment::Authorized);
    let verb = Progress::authorize;
    assert_eq!(
        by_payment(Pending, verb),
        [authorized(), Nothing, Nothing, Nothing, Nothing, authorized(), Refuse]
    );
    for status in [Processing, Canceled] {
        assert_eq!(by_payment(status, verb), [Refuse, Nothing, Nothing, Nothing, Nothing, Refuse, Refuse]);
    }
}

#[test]
fn failing_to_pay_keeps_the_order_for_another_attempt() {
    let failed = || to(Status::Pending, Payment::Failed);
    let verb = |progress: &Progress| progress.fail_payment("card_declined");
    assert_eq!(
        by_payment(Status::Pending, verb),
        [failed(), failed(), Refuse, Refuse, Refuse, failed(), Refuse]
    );
    assert_eq!(by_payment(Status::Canceled, verb), [const { Refuse }; 7]);
    let mut order = at(Status::Pending, Payment::Pending, Fulfillment::Unfulfilled);
    order.apply(&verb(&order).unwrap().unwrap());
    assert_eq!(run(&order, verb), Nothing);
    assert_eq!(run(&order, |order| order.fail_payment("another card")), failed());
    assert_eq!(run(&order, Progress::authorize), to(Status::Pending, Payment::Authorized));
}

#[test]
fn paying() {
    for status in [Status::Pending, Status::Processing] {
        let paid = || to(status, Payment::Paid);
        assert_eq!(
            by_payment(status, Progress::pay),
            [paid(), paid(), Nothing, Nothing, Nothing, paid(), Refuse]
        );
    }
    assert_eq!(
        by_payment(Status::Canceled, Progress::pay),
        [Refuse, Refuse, Nothing, Nothing, Nothing, Refuse, Refuse]
    );
}

#[test]
fn confirming_needs_money() {
    let confirmed = |payment| to(Status::Processing, payment);
    assert_eq!(
        by_payment(Status::Pending, Progress::confirm),
        [
            Refuse,
            confirmed(Payment::Authorized),
            confirmed(Payment::Paid),
            confirmed(Payment::PartiallyRefunded),
            Refuse,
            Refuse,
            Refuse
        ]
    );
    assert_eq!(by_payment(Status::Processing, Progress::confirm), [const { Nothing }; 7]);
    assert_eq!(by_payment(Status::Completed, Progress::confirm), [const { Nothing }; 7]);
    assert_eq!(by_payment(Status::Canceled, Progress::confirm), [const { Refuse }; 7]);
}

#[test]
fn cancelling_is_possible_until_something_has_left() {
    let verb = |progress: &Progress| progress.cancel("no stock");
    for status in [Status::Pending, Status::Processing] {
        let canceled = |payment| to(Status::Canceled, payment);
        assert_eq!(
            by_payment(status, verb),
            [
                canceled(Payment::Voided),
                canceled(Payment::Voided),
                canceled(Payment::Paid),
                canceled(Payment::PartiallyRefunded),
                canceled(Payment::Refunded),
                canceled(Payment::Failed),
                canceled(Payment::Voided)
            ]
        );
    }
    for fulfillment in &Fulfillment::ALL[1..] {
        assert_eq!(run(&at(Status::Processing, Payment::Paid, *fulfillment), verb), Refuse);
    }
    assert_eq!(by_payment(Status::Canceled, verb), [const { Nothing }; 7]);
    assert_eq!(by_payment(Status::Completed, verb), [const { Refuse }; 7]);
}

#[test]
fn running_out_of_stock_is_noted_once_and_changes_no_state() {
    let mut order = at(Status::Pending, Payment::Authorized, Fulfillment::Unfulfilled);
    assert_eq!(run(&order, Progress::run_out_of_stock), to(Status::Pending, Payment::Authorized));
    order.apply(&order.run_out_of_stock().unwrap().unwrap());
    order.apply(&order.cancel("out of stock").unwrap().unwrap());
    assert_eq!(run(&order, Progress::run_out_of_stock), Nothing);
    let shipped = at(Status::Processing, Payment::Paid, Fulfillment::Fulfilled);
    assert_eq!(run(&shipped, Progress::run_out_of_stock), Refuse);
}

fn line(quantity: i64) -> (LineItemId, ShippedLine) {
    let line_item_id = LineItemId::new();
    (line_item_id, ShippedLine { line_item_id, quantity: Quantity::try_from(quantity).unwrap() })
}

#[test]
fn shipping_in_two_parcels_and_delivering_both_completes_a_paid_order() {
    let ((a, half), (b, rest)) = (line(1), line(2));
    let ordered = BTreeMap::from([(a, 1), (b, 2)]);
    let (first, second) = (ShipmentId::new(), ShipmentId::new());
    let mut order = at(Status::Processing, Payment::Paid, Fulfillment::Unfulfilled);
    let tell = |order: &mut Progress, decision: Decision| {
        order.apply(&decision.unwrap().unwrap());
        (order.states.status, order.states.fulfillment)
    };
    let shipped = order.ship(first, &[half], &ordered);
    assert_eq!(tell(&mut order, shipped), (Status::Processing, Fulfillment::PartiallyFulfilled));
    assert_eq!(order.ship(first, &[half], &ordered), Ok(None));
    assert_eq!(order.ship(second, &[half], &ordered), Err(Refusal::NotOrdered(a)));
    assert_eq!(order.ship(second, &[], &ordered), Err(Refusal::EmptyShipment));
    assert_eq!(order.deliver(second), Err(Refusal::UnknownShipment(second)));
    let delivered = order.deliver(first);
    assert_eq!(tell(&mut order, delivered), (Status::Processing, Fulfillment::PartiallyFulfilled));
    let shipped = order.ship(second, &[rest], &ordered);
    assert_eq!(tell(&mut order, shipped), (Status::Processing, Fulfillment::Fulfilled));
    let delivered = order.deliver(second);
    assert_eq!(tell(&mut order, delivered), (Status::Completed, Fulfillment::Delivered));
    let returned = order.take_back();
    assert_eq!(tell(&mut order, returned), (Status::Completed, Fulfillment::Returned));
}

#[test]
fn nothing_is_shipped_before_the_order_is_confirmed_and_has_money() {
    let (id, one) = line(1);
    let ordered = BTreeMap::from([(id, 1)]);
    let verb = |progress: &Progress| progress.ship(ShipmentId::new(), &[one], &ordered);
    assert_eq!(by_payment(Status::Pending, verb), [const { Refuse }; 7]);
    assert_eq!(by_payment(Status::Canceled, verb), [const { Refuse }; 7]);
    let shipped = |payment| Change(Status::Processing, payment, Fulfillment::Fulfilled);
    assert_eq!(
        by_payment(Status::Processing, verb),
        [
            Refuse,
            shipped(Payment::Authorized),
            shipped(Payment::Paid),
            shipped(Payment::PartiallyRefunded),
            Refuse,
            Refuse,
            Refuse
        ]
    );
}

#[test]
fn an_order_that_is_paid_after_its_delivery_is_completed_then() {
    let order = at(Status::Processing, Payment::Authorized, Fulfillment::Delivered);
    assert_eq!(run(&order, Progress::pay), Change(Status::Completed, Payment::Paid, Fulfillment::Delivered));
}

#[test]
fn refunds_never_exceed_the_total() {
    let mut order = at(Status::Canceled, Payment::Paid, Fulfillment::Unfulfilled);
    let (first, second) = (RefundId::new(), RefundId::new());
    let amount = Amount::new;
    order.apply(&order.refund(first, amount(60)).unwrap().unwrap());
    assert_eq!(order.states.payment, Payment::PartiallyRefunded);
    assert_eq!(order.refund(first, amount(60)), Ok(None));
    assert_eq!(order.refund(first, amount(61)), Err(Refusal::RefundDiffers));
    for wrong in [41, 0, -1, i64::MAX, i64::MIN] {
        let refused = Err(Refusal::RefundTooLarge { asked: amount(wrong), left: amount(40) });
        assert_eq!(order.refund(second, amount(wrong)), refused);
    }
    order.apply(&order.refund(second, amount(40)).unwrap().unwrap());
    assert_eq!(order.states.payment, Payment::Refunded);
    let verb = |progress: &Progress| progress.refund(RefundId::new(), amount(1));
    assert_eq!(run(&at(Status::Pending, Payment::Authorized, Fulfillment::Unfulfilled), verb), Refuse);
}
