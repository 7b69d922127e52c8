//! The held money is let go.

use database::Tx;
use primitives::Timestamp;

use super::{attempt, existing, post, write};
use crate::{Answer, Payment, PaymentError, Status, Step, Transition, VoidOutcome, ledger::Movement, store};

/// Records what came of letting the money go. A refusal leaves the payment where it is, with the attempt beside it.
///
/// # Errors
/// [`PaymentError::UnknownPayment`], or [`PaymentError::Illegal`] when there is nothing (any more) to let go.
pub fn record_void(tx: &mut Tx<'_>, now: Timestamp, outcome: &VoidOutcome) -> Result<Payment, PaymentError> {
    let VoidOutcome { payment_id, answer, tries } = outcome;
    let payment = existing(tx, *payment_id)?;
    let attempt = attempt("void", answer.word(), answer.reason(), tries, now);
    let from = payment.status;
    let Transition::To(status) = from.after(Step::Void)? else { return Ok(payment) };
    if *answer != Answer::Done {
        return write(tx, from, payment, &attempt);
    }
    let voided = write(tx, from, Payment { status, action_url: None, ..payment }, &attempt)?;
    store::unresolved::delete(tx, voided.id, voided.created_at)?;
    if from == Status::Authorized {
        post(tx, &voided, Movement::Release(voided.money.amount), now)?;
    }
    Ok(voided)
}
