//! Giving a checkout up: its stock goes back.

use database::Tx;
use http_kit::Caller;
use primitives::{CheckoutId, OrderId, Timestamp};

use super::Looked;
use crate::{CheckoutError, CheckoutState, Checkouts, progress::CheckoutStatus, store};

impl Checkouts {
    /// Cancels a checkout that is not paid; cancelling it again changes nothing.
    pub(crate) async fn cancel(&self, id: CheckoutId, caller: &Caller) -> Result<Looked, CheckoutError> {
        let seen = self.look(id, caller).await?;
        match seen.body.status {
            CheckoutStatus::Canceled => return Ok(seen),
            CheckoutStatus::Completed | CheckoutStatus::CompleteInProgress => {
                return Err(CheckoutError::Settled);
            }
            CheckoutStatus::Incomplete | CheckoutStatus::ReadyForComplete => {}
        }
        let (now, version) = (self.parts.clock.now(), seen.checkout.version);
        let cancelled = self.parts.database.write(move |tx| {
            let current = store::find(tx, id)?.ok_or(CheckoutError::Unknown)?;
            // A payment that began since we looked decides.
            if current.version != version {
                return Err(CheckoutError::Settled);
            }
            give_up(tx, now, id, current.order_id, CheckoutState::Canceled, "cancelled by the buyer")
        });
        cancelled.await?;
        self.look(id, caller).await
    }
}

/// Ends a checkout, and the unpaid order it may have made, with the stock held for it.
pub(super) fn give_up(
    tx: &mut Tx,
    now: Timestamp,
    id: CheckoutId,
    order: Option<OrderId>,
    state: CheckoutState,
    reason: &str,
) -> Result<(), CheckoutError> {
    if let Some(order) = order {
        orders::cancel(tx, now, order, reason)?;
        inventory::release(tx, now, &order.to_string())?;
    }
    Ok(store::give_up(tx, now, id, state)?)
}
