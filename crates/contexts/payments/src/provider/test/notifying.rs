//! The messages with which the test provider tells the shop that something has become of a charge.

use primitives::Timestamp;
use serde::{Deserialize, Serialize};

use crate::{
    Key,
    provider::{Notification, NotificationError, NotificationMessage, SigningKey},
};

/// Keeps its key apart from anything else that is derived from the same secret.
pub(super) const PURPOSE: &[u8] = b"cloudmart test payments 1";

const SIGNATURE: &str = "x-test-payments-signature";

/// What a message says. It names the charge and not what became of it: the shop asks.
#[derive(Debug, Serialize, Deserialize)]
struct Message {
    id: Key,
    charge: Key,
}

/// A signed message about a charge.
pub(super) fn write(signing_key: &SigningKey, id: Key, charge: Key, at: Timestamp) -> NotificationMessage {
    // A message of two texts is always JSON.
    let body = serde_json::to_vec(&Message { id, charge }).unwrap_or_default();
    let headers = vec![
        ("content-type".to_owned(), "application/json".to_owned()),
        (SIGNATURE.to_owned(), signing_key.sign(at, &body)),
    ];
    NotificationMessage { headers, body, received_at: at }
}

/// What a message says, if it was signed with the key.
pub(super) fn read(
    signing_key: &SigningKey,
    message: &NotificationMessage,
) -> Result<Notification, NotificationError> {
    let signature = message.header(SIGNATURE).ok_or(NotificationError::NotGenuine)?;
    if !signing_key.verifies(signature, &message.body, message.received_at) {
        return Err(NotificationError::NotGenuine);
    }
    let said: Message = serde_json::from_slice(&message.body).map_err(|_| NotificationError::NotGenuine)?;
    Ok(Notification { id: said.id, charge: said.charge })
}
