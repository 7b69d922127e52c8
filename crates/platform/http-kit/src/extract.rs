//! Extractors: how the parts of a request become types, and what the client is told when they do not.

mod body;
mod caller;
mod card_guard;
mod discard;
mod idempotent;
mod path_id;
mod query;

pub use body::{BodyLimits, JsonBody, RawBody};
pub(crate) use body::{parse, read_body};
pub use caller::{Caller, ClientAddress, SignedIn};
pub(crate) use discard::discard;
pub use idempotent::Idempotent;
pub use path_id::PathId;
pub use query::QueryParams;
