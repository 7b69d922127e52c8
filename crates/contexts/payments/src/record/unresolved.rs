//! A payment whose outcome nobody could find out in time: pending until it is resolved.

use database::Tx;
use primitives::Timestamp;

use super::attempt;
use crate::{Charge, Payment, PaymentError, Tries, store};

/// Records that `charge` was asked for and that its outcome is not known; [`crate::Payments::resolve`] finds it out
/// later. A payment that is recorded under the key already stays as it is.
///
/// # Errors
/// [`PaymentError::KeyReused`] when the key stands for another payment.
pub fn record_unresolved(tx: &mut Tx<'_>, now: Timestamp, charge: &Charge) -> Result<Payment, PaymentError> {
    match store::payments::find_by_key(tx, &charge.key)? {
        Some(payment) if payment.charge() == *charge => return Ok(payment),
        Some(_) => return Err(PaymentError::KeyReused),
        None => {}
    }
    let payment = Payment { attempts: 1, ..Payment::pending(charge, now) };
    store::payments::insert(tx, &payment)?;
    store::attempts::insert(
        tx,
        &payment,
        &attempt("authorize", "unknown", None, &Tries::default(), now),
        now,
    )?;
    store::unresolved::insert(tx, payment.id, payment.created_at)?;
    Ok(payment)
}

/// Records that the money of a payment may be held and nobody waits for it: it is among the unresolved until
/// [`crate::record_void`] has let it go.
///
/// # Errors
/// When the database could not.
pub fn record_unwanted(tx: &mut Tx<'_>, payment: &Payment) -> Result<(), PaymentError> {
    store::unresolved::delete(tx, payment.id, payment.created_at)?;
    store::unresolved::insert(tx, payment.id, payment.created_at)?;
    Ok(())
}
