//! What the context tells others.

use primitives::{AddressName, Email, SupportRequestId};
use queue::Event;
use serde::{Deserialize, Serialize};

use crate::{Message, OrderNumber, RequestKind, Subject, SupportRequest};

/// Somebody has asked something of the shop. It holds what a mail to the staff needs.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct SupportRequestReceived {
    /// The request.
    pub request_id: SupportRequestId,
    /// What it is about.
    pub kind: RequestKind,
    /// Who asks.
    pub name: AddressName,
    /// Where the answer goes.
    pub email: Email,
    /// In a few words.
    pub subject: Subject,
    /// In more words.
    pub message: Message,
    /// The order it is about, as the person wrote it.
    pub order_number: Option<OrderNumber>,
}

impl From<&SupportRequest> for SupportRequestReceived {
    fn from(request: &SupportRequest) -> Self {
        let asked = request.asked.clone();
        Self {
            request_id: request.id,
            kind: asked.kind,
            name: asked.name,
            email: asked.email,
            subject: asked.subject,
            message: asked.message,
            order_number: asked.order_number,
        }
    }
}

impl Event for SupportRequestReceived {
    const NAME: &'static str = "support_request_received";

    fn key(&self) -> String {
        self.request_id.to_string()
    }
}
