//! Reading payments, in whatever snapshot or transaction the caller has.

use database::Snapshot;
use primitives::{PaymentId, Timestamp};

use crate::{Attempt, Balance, Key, Payment, PaymentError, Refund, store};

/// The payments for an order, oldest first.
///
/// # Errors
/// When the database could not.
pub fn payments_of(snapshot: &mut Snapshot<'_>, order_ref: &str) -> Result<Vec<Payment>, PaymentError> {
    payments_of_many(snapshot, &[order_ref])
}

/// The payments for some orders, oldest first, with one statement.
///
/// # Errors
/// When the database could not.
pub fn payments_of_many(
    snapshot: &mut Snapshot<'_>,
    order_refs: &[&str],
) -> Result<Vec<Payment>, PaymentError> {
    Ok(store::payments::of_orders(snapshot, order_refs)?)
}

/// The payment with this id.
///
/// # Errors
/// When the database could not.
pub fn payment(snapshot: &mut Snapshot<'_>, id: PaymentId) -> Result<Option<Payment>, PaymentError> {
    Ok(store::payments::find(snapshot, id)?)
}

/// The payment made under this key.
///
/// # Errors
/// When the database could not.
pub fn payment_of_key(snapshot: &mut Snapshot<'_>, key: &Key) -> Result<Option<Payment>, PaymentError> {
    Ok(store::payments::find_by_key(snapshot, key)?)
}

/// The refunds for an order, oldest first.
///
/// # Errors
/// When the database could not.
pub fn refunds_of(snapshot: &mut Snapshot<'_>, order_ref: &str) -> Result<Vec<Refund>, PaymentError> {
    refunds_of_many(snapshot, &[order_ref])
}

/// The refunds for some orders, oldest first, with one statement.
///
/// # Errors
/// When the database could not.
pub fn refunds_of_many(
    snapshot: &mut Snapshot<'_>,
    order_refs: &[&str],
) -> Result<Vec<Refund>, PaymentError> {
    Ok(store::refunds::of_orders(snapshot, order_refs)?)
}

/// Everything that the provider was asked for, oldest first.
///
/// # Errors
/// When the database could not.
pub fn attempts_of(snapshot: &mut Snapshot<'_>, payment: PaymentId) -> Result<Vec<Attempt>, PaymentError> {
    Ok(store::attempts::of(snapshot, payment)?)
}

/// The payments that were pending or unwanted before `before` already, at most `limit` of them and the oldest first: those to
/// [`crate::Payments::resolve`].
///
/// # Errors
/// When the database could not.
pub fn unresolved(
    snapshot: &mut Snapshot<'_>,
    before: Timestamp,
    limit: u32,
) -> Result<Vec<PaymentId>, PaymentError> {
    Ok(store::unresolved::before(snapshot, before, limit)?)
}

/// What the ledger of an order comes to.
///
/// # Errors
/// When the database could not, or the sum is beyond what we account for.
pub fn ledger_balance(snapshot: &mut Snapshot<'_>, order_ref: &str) -> Result<Balance, PaymentError> {
    let entries = store::ledger::of(snapshot, order_ref)?;
    Balance::of(&entries).map_err(|_| PaymentError::InvalidAmount)
}
