//! What the buyer adds to a checkout.

use http_kit::Caller;
use primitives::CheckoutId;

use super::{Looked, MAX_ROUNDS};
use crate::{
    Checkout, CheckoutError, CheckoutState, Checkouts, details::UpdateCheckout, progress::CheckoutStatus,
    store,
};

impl Checkouts {
    /// Takes over a change. Refused while a payment is being settled and afterwards.
    pub(crate) async fn update(
        &self,
        id: CheckoutId,
        caller: &Caller,
        change: UpdateCheckout,
    ) -> Result<Looked, CheckoutError> {
        for _ in 0..MAX_ROUNDS {
            let mut checkout = self.changeable(id, caller).await?;
            checkout.details.apply(change.clone());
            let (now, row) = (self.parts.clock.now(), checkout.clone());
            if self.parts.database.write(move |tx| store::update_details(tx, now, &row)).await? {
                let changed = Checkout { version: checkout.version + 1, updated_at: now, ..checkout };
                return self.show(changed, None).await;
            }
        }
        Err(CheckoutError::Contended)
    }

    /// The checkout's row, if the buyer may still change it. Its prices do not matter for that.
    async fn changeable(&self, id: CheckoutId, caller: &Caller) -> Result<Checkout, CheckoutError> {
        let checkout = self.row(id, caller).await?;
        if checkout.order_id.is_some() {
            // The order is placed with its address and sum; only its payment can still change.
            let status = self.look(id, caller).await?.body.status;
            let given_up = status == CheckoutStatus::Canceled;
            return Err(if given_up { CheckoutError::GivenUp } else { CheckoutError::Settled });
        }
        if checkout.state != CheckoutState::Open {
            return Err(CheckoutError::GivenUp);
        }
        Ok(checkout)
    }
}
