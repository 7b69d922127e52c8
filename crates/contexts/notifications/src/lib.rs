//! Mails to people: their words, how they leave, and the mailbox that keeps them where no mail server is.
//!
//! It decides no occasion (the process `correspondence` does) and knows no other context. One occasion gives one mail,
//! whatever is delivered twice.

mod error;
mod http;
mod mail;
mod mailer;
mod message;
mod message_id;
mod notifications;
mod public_url;
mod renderer;
mod shop;
mod subject;
mod template;

pub use error::NotificationError;
pub use http::mailbox_routes;
pub use mail::{
    Item, Mail, OrderCancelled, OrderConfirmed, OrderDelivered, OrderRefunded, OrderShipped, OutOfStock,
    PasswordReset, PaymentFailed, ReceiptLine, RequestForStaff, RequestReceived, Welcome,
};
pub use mailer::{Listed, Mailbox, MailboxLimits, Mailer, MailerError, Position};
pub use message::Message;
pub use message_id::message_id;
pub use notifications::Notifications;
pub use public_url::{PublicUrl, PublicUrlError};
pub use shop::{Shop, ShopName};
pub use subject::Subject;
pub use template::{Template, UnknownTemplate};
