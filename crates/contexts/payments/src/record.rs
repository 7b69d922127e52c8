//! Writing down what came of asking a provider, in the caller's transaction: the payment's step, the attempt and the
//! ledger entries together. Recording the same outcome again changes nothing. No provider is asked here.

mod authorization;
mod capture;
mod refund;
mod unresolved;
mod void;

use database::Tx;
use primitives::{PaymentId, Timestamp};

pub use authorization::{record_authorization, record_confirmation};
pub use capture::record_capture;
pub use refund::{record_refund, request_refund};
pub use unresolved::{record_unresolved, record_unwanted};
pub use void::record_void;

use crate::{Attempt, Payment, PaymentError, Status, Tries, ledger::Movement, store};

/// An attempt with a stable word for what was asked and what came of it.
fn attempt(operation: &str, outcome: &str, reason: Option<&str>, tries: &Tries, at: Timestamp) -> Attempt {
    Attempt {
        operation: operation.to_owned(),
        outcome: outcome.to_owned(),
        reason: reason.map(str::to_owned),
        tries: tries.clone(),
        at,
    }
}

fn existing(tx: &mut Tx<'_>, id: PaymentId) -> Result<Payment, PaymentError> {
    store::payments::find(tx, id)?.ok_or(PaymentError::UnknownPayment)
}

/// Writes the payment that was in `from` as it is now, with the attempt that changed it.
fn write(
    tx: &mut Tx<'_>,
    from: Status,
    mut payment: Payment,
    attempt: &Attempt,
) -> Result<Payment, PaymentError> {
    payment.attempts += 1;
    payment.updated_at = attempt.at;
    store::payments::update(tx, from, &payment)?;
    store::attempts::insert(tx, &payment, attempt, attempt.at)?;
    Ok(payment)
}

fn post(tx: &mut Tx<'_>, payment: &Payment, movement: Movement, now: Timestamp) -> Result<(), PaymentError> {
    let entries = movement.entries().map_err(|_| PaymentError::InvalidAmount)?;
    store::ledger::insert(tx, payment, movement.as_str(), &entries, now)?;
    Ok(())
}
