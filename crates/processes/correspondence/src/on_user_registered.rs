//! Somebody has opened an account and is welcome.

use notifications::Welcome;
use queue::{Delivery, HandlerError};
use users::UserRegistered;

use crate::letters::Letters;

pub(crate) async fn on_user_registered(
    letters: Letters,
    delivery: Delivery<UserRegistered>,
) -> Result<(), HandlerError> {
    let UserRegistered { email, first_name, .. } = &delivery.event;
    let name = first_name.as_ref().map(ToString::to_string);
    let mail = Welcome { name, link: letters.shop().as_str().to_owned() };
    letters.send(delivery.event_id, email, &mail).await
}
