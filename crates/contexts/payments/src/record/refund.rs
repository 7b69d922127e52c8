//! Captured money goes back: promised before the provider is asked, settled afterwards.

use database::Tx;
use primitives::{Amount, Money, RefundId, Timestamp};

use super::{attempt, existing, post};
use crate::{
    Answer, NewRefund, Payment, PaymentError, Refund, RefundOutcome, RefundStatus, Step, Transition,
    charge::is_payable, ledger::Movement, store,
};

/// Promises captured money to a refund, once for each key: the same wish again returns the same refund.
///
/// # Errors
/// [`PaymentError::RefundTooLarge`] when less is left, also counting what other refunds were promised;
/// [`PaymentError::Illegal`] when nothing was captured; [`PaymentError::KeyReused`].
pub fn request_refund(tx: &mut Tx<'_>, now: Timestamp, wish: &NewRefund) -> Result<Refund, PaymentError> {
    if let Some(refund) = store::refunds::find_by_key(tx, &wish.key)? {
        let same = refund.payment_id == wish.payment_id && refund.money.amount == wish.amount;
        return if same { Ok(refund) } else { Err(PaymentError::KeyReused) };
    }
    if !is_payable(wish.amount) {
        return Err(PaymentError::InvalidAmount);
    }
    let payment = existing(tx, wish.payment_id)?;
    payment.status.after(Step::RefundPart)?;
    if !store::payments::promise_refund(tx, payment.id, wish.amount)? {
        return Err(PaymentError::RefundTooLarge { refundable: payment.refundable() });
    }
    let refund = promised(&payment, wish, now);
    store::refunds::insert(tx, &refund)?;
    Ok(refund)
}

fn promised(payment: &Payment, wish: &NewRefund, now: Timestamp) -> Refund {
    Refund {
        id: RefundId::new(),
        payment_id: payment.id,
        order_ref: payment.order_ref.clone(),
        key: wish.key.clone(),
        money: Money { amount: wish.amount, currency: payment.money.currency },
        status: RefundStatus::Pending,
        note: wish.note.clone(),
        reason: None,
        created_at: now,
        updated_at: now,
    }
}

/// Records what came of giving the money back. A refund that is settled already stays so.
///
/// # Errors
/// [`PaymentError::UnknownRefund`]
pub fn record_refund(
    tx: &mut Tx<'_>,
    now: Timestamp,
    outcome: &RefundOutcome,
) -> Result<Refund, PaymentError> {
    let refund = store::refunds::find(tx, outcome.refund_id)?.ok_or(PaymentError::UnknownRefund)?;
    if refund.status != RefundStatus::Pending {
        return Ok(refund);
    }
    let payment = existing(tx, refund.payment_id)?;
    let (status, refunded) = match outcome.answer {
        Answer::Done => (RefundStatus::Succeeded, refund.money.amount),
        Answer::Refused { .. } => (RefundStatus::Failed, Amount::ZERO),
    };
    let payment = settle(tx, payment, &refund, refunded, outcome, now)?;
    store::refunds::settle(tx, refund.id, status, outcome.answer.reason(), now)?;
    if status == RefundStatus::Succeeded {
        post(tx, &payment, Movement::Refund(refunded), now)?;
    }
    let reason = outcome.answer.reason().map(str::to_owned);
    Ok(Refund { status, reason, updated_at: now, ..refund })
}

fn settle(
    tx: &mut Tx<'_>,
    mut payment: Payment,
    refund: &Refund,
    refunded: Amount,
    outcome: &RefundOutcome,
    now: Timestamp,
) -> Result<Payment, PaymentError> {
    if refunded != Amount::ZERO {
        let total = payment.refunded.plus(refunded).map_err(|_| PaymentError::InvalidAmount)?;
        let step = if total == payment.captured { Step::RefundRest } else { Step::RefundPart };
        if let Transition::To(status) = payment.status.after(step)? {
            payment.status = status;
        }
    }
    payment.attempts += 1;
    let answer = &outcome.answer;
    store::payments::settle_refund(tx, &payment, refund.money.amount, refunded, now)?;
    let attempt = attempt("refund", answer.word(), answer.reason(), &outcome.tries, now);
    store::attempts::insert(tx, &payment, &attempt, now)?;
    Ok(payment)
}
