//! What the buyer adds to a checkout.

use http_kit::Caller;
use primitives::CheckoutId;

use super::{Looked, MAX_ROUNDS};
use crate::{CheckoutError, Checkouts, details::UpdateCheckout, progress::CheckoutStatus, store};

impl Checkouts {
    /// Takes over a change. Refused while a payment is being settled and afterwards.
    pub(crate) async fn update(
        &self,
        id: CheckoutId,
        caller: &Caller,
        change: UpdateCheckout,
    ) -> Result<Looked, CheckoutError> {
        for _ in 0..MAX_ROUNDS {
            let mut seen = self.look(id, caller).await?;
            match seen.body.status {
                CheckoutStatus::Canceled => return Err(CheckoutError::GivenUp),
                CheckoutStatus::Completed | CheckoutStatus::CompleteInProgress => {
                    return Err(CheckoutError::Settled);
                }
                // The order is placed with its address and sum; only its payment can still change.
                _ if seen.checkout.order_id.is_some() => return Err(CheckoutError::Settled),
                CheckoutStatus::Incomplete | CheckoutStatus::ReadyForComplete => {}
            }
            seen.checkout.details.apply(change.clone());
            let (now, checkout) = (self.parts.clock.now(), seen.checkout);
            let row = checkout.clone();
            if self.parts.database.write(move |tx| store::update_details(tx, now, &row)).await? {
                let changed = crate::Checkout { version: checkout.version + 1, updated_at: now, ..checkout };
                return self.show(changed, None).await;
            }
        }
        Err(CheckoutError::Contended)
    }
}
