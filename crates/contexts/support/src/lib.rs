//! What people ask of the shop: questions, returns, complaints. It keeps them for the staff and knows how far each is;
//! it sends no mail (it emits `support_request_received`) and looks up no order.

mod error;
mod event;
mod http;
mod options;
mod request;
mod service;
mod status;
mod store;

use database::{Migration, Script};

pub use error::SupportError;
pub use event::SupportRequestReceived;
pub use http::routes;
pub use options::SupportOptions;
pub use request::{Message, NewRequest, OrderNumber, RequestKind, Subject, SupportRequest};
pub use service::{Filter, Support};
pub use status::RequestStatus;

/// The tables of the requests.
pub const MIGRATIONS: &[Migration] = &[Migration {
    context: "support",
    number: 1,
    name: "create",
    script: Script::Common(include_str!("../migrations/0001_create.sql")),
}];
