//! Taking a provider's message: once, whoever sends it how often. It is kept in the transaction that takes it, as an event
//! whose subscriber asks the provider; a message that was answered is therefore never lost.

use primitives::Timestamp;

use super::{Payments, count};
use crate::{
    HandlerId, PaymentError, PaymentNotified,
    provider::{NotificationError, NotificationMessage},
    store,
};

/// Why a message was not taken.
#[derive(Debug, thiserror::Error)]
pub(crate) enum NotTaken {
    #[error(transparent)]
    Message(#[from] NotificationError),
    #[error(transparent)]
    Payments(#[from] PaymentError),
}

impl Payments {
    /// Takes a message to `handler`; one that was taken before changes nothing.
    pub(crate) async fn receive_notification(
        &self,
        handler: &HandlerId,
        message: NotificationMessage,
    ) -> Result<(), NotTaken> {
        let read = self.provider(handler)?.read_notification(&message).await;
        count(handler, "notification", word(&read));
        let Some(notification) = read? else { return Ok(()) };
        let (now, handler_id) = (message.received_at, handler.clone());
        let taken = self.db.write(move |tx| {
            if store::notifications::insert_new(tx, &handler_id, &notification.id, now)? {
                let charge_key = notification.charge.clone();
                queue::emit(tx, now, &PaymentNotified { handler_id: handler_id.clone(), charge_key })?;
            }
            Ok::<_, PaymentError>(())
        });
        Ok(taken.await?)
    }

    /// Now, by the clock of the payments.
    pub(crate) fn now(&self) -> Timestamp {
        self.clock.now()
    }
}

const fn word<T>(read: &Result<T, NotificationError>) -> &'static str {
    match read {
        Ok(_) => "taken",
        Err(NotificationError::NotSent) => "not_sent",
        Err(NotificationError::NotGenuine) => "not_genuine",
        Err(NotificationError::Unavailable) => "unavailable",
    }
}
