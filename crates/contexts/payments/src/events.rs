//! What payments tell the rest of the shop.

use queue::Event;
use serde::{Deserialize, Serialize};

use crate::{HandlerId, Key};

/// A provider says that something has become of a charge; what it is, has to be asked.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct PaymentNotified {
    /// The provider.
    pub handler_id: HandlerId,
    /// The key of the charge.
    pub charge_key: Key,
}

impl Event for PaymentNotified {
    const NAME: &'static str = "payment_notified";

    fn key(&self) -> String {
        self.charge_key.to_string()
    }
}
