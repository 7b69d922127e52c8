//! The id of a mail, derived from its occasion, so that an event that is delivered again gives the same mail again.

use primitives::{Email, EventId, MessageId};
use sha2::{Digest, Sha256};
use uuid::Uuid;

use crate::Template;

/// The id of the mail of this kind, to this reader, about this event: the event's time and a digest of the three.
#[must_use]
pub fn message_id(occasion: EventId, template: Template, to: &Email) -> MessageId {
    let event = occasion.uuid();
    let digest = Sha256::new()
        .chain_update(event.as_bytes())
        .chain_update(template.name())
        .chain_update([0])
        .chain_update(to.normalized())
        .finalize();
    let mut bytes = *event.as_bytes();
    bytes[6..].copy_from_slice(&digest[..10]);
    // Version and variant of a time-ordered UUID (RFC 9562, section 5.7).
    bytes[6] = (bytes[6] & 0x0f) | 0x70;
    bytes[8] = (bytes[8] & 0x3f) | 0x80;
    MessageId::from_uuid(Uuid::from_bytes(bytes))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_same_occasion_has_the_same_id_and_any_other_another() {
        let (event, ada): (_, Email) = (EventId::new(), "ada@example.com".parse().unwrap());
        let id = message_id(event, Template::Welcome, &ada);
        assert_eq!(message_id(event, Template::Welcome, &"Ada@Example.com".parse().unwrap()), id);
        assert_ne!(message_id(event, Template::PasswordReset, &ada), id);
        assert_ne!(message_id(EventId::new(), Template::Welcome, &ada), id);
        assert_ne!(message_id(event, Template::Welcome, &"bob@example.com".parse().unwrap()), id);
    }

    #[test]
    fn ids_are_in_the_order_of_their_events() {
        let ada: Email = "ada@example.com".parse().unwrap();
        let at = |millis: u128| EventId::from_uuid(Uuid::from_u128(millis << 80));
        assert!(message_id(at(1), Template::Welcome, &ada) < message_id(at(2), Template::OrderShipped, &ada));
    }
}
