//! Which event is told to whom. Every handler only reads its event and sends one mail; the mail's id comes from the
//! event's, so that an event that is delivered again is told once.

mod letters;
mod on_order_cancelled;
mod on_order_delivered;
mod on_order_paid;
mod on_order_payment_failed;
mod on_order_refunded;
mod on_order_shipped;
mod on_password_reset_requested;
mod on_support_request_received;
mod on_user_registered;
mod order_words;
mod subscribe;

pub use subscribe::{OUT_OF_STOCK, subscribe};
