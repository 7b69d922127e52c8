//! Finding out what became of payments of which nobody knew when their execution ended. Nothing waits for their money
//! any more, so what is held is let go. Payments of an execution that still runs are its own business.

use std::time::Duration;

use payments::{Answer, Payment, Status};
use primitives::{PaymentId, Timestamp};

use crate::{Fulfilment, FulfilmentError, subject::execution_of};

/// How long a payment is left alone after its execution has ended: a request may still be on its way.
const QUIET: Duration = Duration::from_secs(60);
/// How many payments are looked at in one go.
const AT_ONCE: u32 = 500;

impl Fulfilment {
    /// Settles the payments whose outcome was not known; returns how many are settled now. One that cannot be settled
    /// yet is logged and stays for the next time.
    ///
    /// # Errors
    /// When the database could not.
    pub async fn resolve_payments(&self) -> Result<u32, FulfilmentError> {
        let quiet_since = self.parts.clock.now().minus(QUIET);
        let waiting =
            self.parts.database.read(|snapshot| payments::unresolved(snapshot, quiet_since, AT_ONCE)).await?;
        let mut settled = 0;
        for payment in waiting {
            match self.resolve_payment(payment, quiet_since).await {
                Ok(is_settled) => settled += u32::from(is_settled),
                Err(error) => tracing::warn!(%payment, %error, "a payment could not be resolved yet"),
            }
        }
        Ok(settled)
    }

    async fn resolve_payment(&self, id: PaymentId, quiet_since: Timestamp) -> Result<bool, FulfilmentError> {
        let found = self.parts.database.read(|snapshot| payments::payment(snapshot, id)).await?;
        let Some(payment) = found else { return Ok(false) };
        if !self.is_over(&payment, quiet_since).await? {
            return Ok(false);
        }
        let status = match payment.status {
            Status::Pending => self.find_out(&payment).await?,
            known => known,
        };
        if holds_money(status) { self.let_go(id).await } else { Ok(true) }
    }

    /// Whether the execution that asked for the payment has ended.
    async fn is_over(&self, payment: &Payment, quiet_since: Timestamp) -> Result<bool, FulfilmentError> {
        let Some(id) = execution_of(payment) else { return Ok(true) };
        let execution = workflow::describe(&self.parts.database, id).await?;
        Ok(execution.is_none_or(|ended| ended.stopped_at.is_some_and(|at| at <= quiet_since)))
    }

    async fn find_out(&self, payment: &Payment) -> Result<Status, FulfilmentError> {
        let outcome = self.parts.payments.resolve(payment.id).await?;
        let (now, charge) = (self.parts.clock.now(), payment.charge());
        let recorded = self.parts.database.write(move |tx| {
            let payment = payments::record_authorization(tx, now, &charge, &outcome)?;
            // A crash before the money is let go must not make us forget it.
            if holds_money(payment.status) {
                payments::record_unwanted(tx, &payment)?;
            }
            Ok::<_, FulfilmentError>(payment.status)
        });
        recorded.await
    }

    async fn let_go(&self, id: PaymentId) -> Result<bool, FulfilmentError> {
        let outcome = self.parts.payments.void(id).await?;
        if let Answer::Refused { code } = &outcome.answer {
            tracing::warn!(payment = %id, code, "the provider does not let an unwanted payment go");
            return Ok(false);
        }
        let now = self.parts.clock.now();
        self.parts.database.write(move |tx| payments::record_void(tx, now, &outcome)).await?;
        Ok(true)
    }
}

const fn holds_money(status: Status) -> bool {
    matches!(status, Status::Authorized | Status::RequiresAction)
}
