//! The held money is taken.

use database::Tx;
use primitives::Timestamp;

use super::{attempt, existing, post, write};
use crate::{Answer, CaptureOutcome, Payment, PaymentError, Step, Transition, ledger::Movement};

/// Records what came of taking the money. A refusal leaves the payment where it is, with the attempt beside it.
///
/// # Errors
/// [`PaymentError::UnknownPayment`], or [`PaymentError::Illegal`] when the payment holds no money to take.
pub fn record_capture(
    tx: &mut Tx<'_>,
    now: Timestamp,
    outcome: &CaptureOutcome,
) -> Result<Payment, PaymentError> {
    let CaptureOutcome { payment_id, amount, answer, tries } = outcome;
    let payment = existing(tx, *payment_id)?;
    let attempt = attempt("capture", answer.word(), answer.reason(), tries, now);
    let from = payment.status;
    let Transition::To(status) = from.after(Step::Capture)? else { return Ok(payment) };
    if *answer != Answer::Done {
        return write(tx, from, payment, &attempt);
    }
    let held = payment.money.amount;
    let captured = write(tx, from, Payment { status, captured: *amount, ..payment }, &attempt)?;
    post(tx, &captured, Movement::Capture { held, taken: *amount }, now)?;
    Ok(captured)
}
