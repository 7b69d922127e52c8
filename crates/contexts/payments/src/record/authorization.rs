//! The money is held, asked about, or refused.

use database::Tx;
use primitives::Timestamp;

use super::{attempt, existing, post};
use crate::{
    Attempt, AuthorizeOutcome, AuthorizeResult, Charge, ConfirmOutcome, Payment, PaymentError, Status, Step,
    Transition, ledger::Movement, store,
};

/// Records what came of asking for the money of `charge`.
///
/// # Errors
/// [`PaymentError::KeyReused`] when the key stands for another payment, [`PaymentError::Illegal`] when the payment has
/// come to another end already.
pub fn record_authorization(
    tx: &mut Tx<'_>,
    now: Timestamp,
    charge: &Charge,
    outcome: &AuthorizeOutcome,
) -> Result<Payment, PaymentError> {
    let AuthorizeOutcome { result, tries } = outcome;
    let attempt = attempt("authorize", result.word(), result.reason(), tries, now);
    match store::payments::find_by_key(tx, &charge.key)? {
        Some(payment) if payment.charge() == *charge => advance(tx, payment, result, &attempt),
        Some(_) => Err(PaymentError::KeyReused),
        None => insert(tx, charge, result, &attempt),
    }
}

/// Records what came of the shopper's confirmation.
///
/// # Errors
/// [`PaymentError::UnknownPayment`], or [`PaymentError::Illegal`] when the payment has come to another end already.
pub fn record_confirmation(
    tx: &mut Tx<'_>,
    now: Timestamp,
    outcome: &ConfirmOutcome,
) -> Result<Payment, PaymentError> {
    let ConfirmOutcome { payment_id, result, tries } = outcome;
    let payment = existing(tx, *payment_id)?;
    let attempt = attempt("confirm", result.word(), result.reason(), tries, now);
    advance(tx, payment, result, &attempt)
}

const fn step(result: &AuthorizeResult) -> Step {
    match result {
        AuthorizeResult::Authorized { .. } => Step::Authorize,
        AuthorizeResult::RequiresAction { .. } => Step::AskForAction,
        AuthorizeResult::Declined { .. } => Step::Decline,
        AuthorizeResult::Failed { .. } => Step::Fail,
    }
}

/// The payment after `result`; `None` when it is there already.
fn after(payment: &Payment, result: &AuthorizeResult) -> Result<Option<Payment>, PaymentError> {
    let Transition::To(status) = payment.status.after(step(result))? else { return Ok(None) };
    let provider_ref = result.provider_ref().map(str::to_owned).or_else(|| payment.provider_ref.clone());
    let reason = result.reason().map(str::to_owned);
    let action_url = result.action_url().cloned();
    Ok(Some(Payment { status, provider_ref, reason, action_url, ..payment.clone() }))
}

fn insert(
    tx: &mut Tx<'_>,
    charge: &Charge,
    result: &AuthorizeResult,
    attempt: &Attempt,
) -> Result<Payment, PaymentError> {
    let pending = Payment::pending(charge, attempt.at);
    let mut payment = after(&pending, result)?.unwrap_or(pending);
    payment.attempts = 1;
    store::payments::insert(tx, &payment)?;
    store::attempts::insert(tx, &payment, attempt, attempt.at)?;
    hold(tx, &payment, attempt.at)?;
    Ok(payment)
}

fn advance(
    tx: &mut Tx<'_>,
    payment: Payment,
    result: &AuthorizeResult,
    attempt: &Attempt,
) -> Result<Payment, PaymentError> {
    let Some(changed) = after(&payment, result)? else { return Ok(payment) };
    let changed = super::write(tx, payment.status, changed, attempt)?;
    if payment.status == Status::Pending {
        store::unresolved::delete(tx, payment.id, payment.created_at)?;
    }
    hold(tx, &changed, attempt.at)?;
    Ok(changed)
}

fn hold(tx: &mut Tx<'_>, payment: &Payment, now: Timestamp) -> Result<(), PaymentError> {
    if payment.status == Status::Authorized {
        post(tx, payment, Movement::Hold(payment.money.amount), now)?;
    }
    Ok(())
}
