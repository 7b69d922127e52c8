//! How the parts of the shop come together. Nothing is decided here: parts are opened, in the order in which they need
//! each other.

mod databases;
mod embedded;
mod migrations;
mod role_lock;
pub mod secret;
mod shop;

pub use databases::{Databases, open_database};
pub use embedded::{Foundation, SearchIndex, shared_cache};
pub use migrations::of as migrations;
pub use role_lock::RoleLock;
pub use shop::{Shop, open_for_command, open_with_search};
