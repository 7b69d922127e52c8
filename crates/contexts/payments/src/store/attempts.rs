//! `payment_attempts`: what a provider was asked for, and what came of it.

use database::{Error, Snapshot, Tx, params};
use primitives::{PaymentId, Timestamp};

use crate::{Attempt, Payment};

/// Writes down the last attempt of `payment`.
pub(crate) fn insert(
    tx: &mut Tx<'_>,
    payment: &Payment,
    attempt: &Attempt,
    now: Timestamp,
) -> Result<(), Error> {
    let row = params![
        payment.id,
        payment.attempts,
        attempt.operation.as_str(),
        attempt.outcome.as_str(),
        attempt.reason.clone(),
        attempt.tries.instrument.clone(),
        attempt.tries.sends,
        attempt.tries.look_ups,
        now
    ];
    let columns = "payment_id, number, operation, outcome, reason, instrument, sends, look_ups, at";
    tx.insert_many("payment_attempts", columns, &[row]).map(drop)
}

/// The attempts of a payment, oldest first.
pub(crate) fn of(snapshot: &mut Snapshot<'_>, payment: PaymentId) -> Result<Vec<Attempt>, Error> {
    snapshot.query(
        "SELECT operation, outcome, reason, instrument, sends, look_ups, at FROM payment_attempts \
         WHERE payment_id = ? ORDER BY number",
        &params![payment],
        |row| {
            Ok(Attempt {
                operation: row.get(0)?,
                outcome: row.get(1)?,
                reason: row.get(2)?,
                tries: crate::Tries { instrument: row.get(3)?, sends: row.get(4)?, look_ups: row.get(5)? },
                at: row.get(6)?,
            })
        },
    )
}
