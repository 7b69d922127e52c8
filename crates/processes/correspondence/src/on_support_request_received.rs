//! Somebody has asked something: they are told that it has arrived, and the staff what it is.

use notifications::{RequestForStaff, RequestReceived};
use queue::{Delivery, HandlerError};
use support::SupportRequestReceived;

use crate::letters::Letters;

pub(crate) async fn on_support_request_received(
    letters: Letters,
    delivery: Delivery<SupportRequestReceived>,
) -> Result<(), HandlerError> {
    let event = delivery.event;
    let receipt =
        RequestReceived { reference: event.request_id.to_string(), link: letters.shop().as_str().to_owned() };
    letters.send(delivery.event_id, &event.email, &receipt).await?;
    let Some(contact) = letters.contact() else { return Ok(()) };
    letters.send(delivery.event_id, contact, &for_staff(&letters, event)).await
}

fn for_staff(letters: &Letters, event: SupportRequestReceived) -> RequestForStaff {
    RequestForStaff {
        kind: event.kind.as_str().to_owned(),
        link: letters.shop().page(&format!("/admin/requests/{}", event.request_id)),
        name: event.name.to_string(),
        email: event.email,
        subject: event.subject.to_string(),
        message: event.message.lines().map(str::to_owned).collect(),
        order_number: event.order_number.map(|number| number.to_string()),
    }
}
