//! How the parts of the shop come together. Nothing is decided here: parts are opened, in the order in which they need
//! each other.

mod embedded;
mod migrations;
mod role_lock;
mod secret;
mod shop;

pub use embedded::{Foundation, SearchIndex, open_database, shared_cache};
pub use migrations::all as migrations;
pub use role_lock::RoleLock;
pub use shop::{Shop, open_for_command, open_with_search};
