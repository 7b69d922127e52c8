//! Giving up checkouts that nobody finishes, so that their stock can be sold.

use std::time::Duration;

use primitives::CheckoutId;

use crate::{Checkout, CheckoutError, CheckoutState, Checkouts, checkout::SETTLED, store};

/// Checkouts looked at in one transaction.
const CHUNK: u32 = 50;

/// A payment that is being settled decides first; it is looked at again after this time.
const POSTPONED: Duration = Duration::from_secs(60);

impl Checkouts {
    /// Gives up what is overdue; returns how many checkouts that were.
    ///
    /// # Errors
    /// When the database could not; what was given up until then stays so.
    pub async fn expire(&self) -> Result<u64, CheckoutError> {
        let mut expired = 0;
        loop {
            let now = self.parts.clock.now();
            let due = self.parts.database.read(|snapshot| store::overdue(snapshot, now, CHUNK)).await;
            let due: Vec<Checkout> = due.map_err(|error: database::Error| CheckoutError::from(error))?;
            let last = due.len() < CHUNK as usize;
            for checkout in due {
                let id = checkout.id;
                match self.expire_one(checkout).await {
                    Ok(given_up) => expired += u64::from(given_up),
                    // One that cannot be given up must not keep the others waiting.
                    Err(error) => self.postpone(id, &error).await?,
                }
            }
            if last {
                return Ok(expired);
            }
        }
    }

    async fn postpone(&self, id: CheckoutId, error: &CheckoutError) -> Result<(), CheckoutError> {
        tracing::error!(checkout = %id, %error, "a checkout could not be given up; somebody has to look at its order");
        let until = self.parts.clock.now().plus(POSTPONED);
        Ok(self.parts.database.write(move |tx| store::postpone(tx, id, until)).await?)
    }

    async fn expire_one(&self, checkout: Checkout) -> Result<bool, CheckoutError> {
        let now = self.parts.clock.now();
        self.parts
            .database
            .write(move |tx| {
                // A payment may have begun since the list was made.
                let Some(current) =
                    store::find(tx, checkout.id)?.filter(|current| current.version == checkout.version)
                else {
                    return Ok(false);
                };
                match current.order_id.map(|id| orders::store::order(tx, id)).transpose()?.flatten() {
                    Some(order)
                        if order.states.status != orders::OrderStatus::Pending
                            || order.states.payment.was_paid() =>
                    {
                        store::postpone(tx, current.id, SETTLED)?;
                        Ok(false)
                    }
                    Some(order) if crate::attempt::is_running(tx, order.id, current.attempt)? => {
                        store::postpone(tx, current.id, now.plus(POSTPONED))?;
                        Ok(false)
                    }
                    // Its execution has ended with the money set aside: that money must not be forgotten.
                    Some(order) if order.states.payment == orders::PaymentStatus::Authorized => {
                        Err(CheckoutError::Part(format!("order {} has ended without an outcome", order.id)))
                    }
                    _ => {
                        super::cancel::give_up(
                            tx,
                            now,
                            current.id,
                            current.order_id,
                            CheckoutState::Expired,
                            "not paid in time",
                        )?;
                        Ok(true)
                    }
                }
            })
            .await
    }
}
