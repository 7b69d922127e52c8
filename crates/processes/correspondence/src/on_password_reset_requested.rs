//! Somebody has forgotten a password: the link goes to the account's address and nowhere else.

use notifications::PasswordReset;
use queue::{Delivery, HandlerError};
use users::PasswordResetRequested;

use crate::letters::Letters;

pub(crate) async fn on_password_reset_requested(
    letters: Letters,
    delivery: Delivery<PasswordResetRequested>,
) -> Result<(), HandlerError> {
    let PasswordResetRequested { email, token, expires_at, .. } = &delivery.event;
    let link = letters.shop().page_with_token("/account/reset", token);
    let mail = PasswordReset { link, expires_at: *expires_at };
    letters.send(delivery.event_id, email, &mail).await
}
