//! One relational store behind plain SQL with `?` placeholders: a transaction is a closure over [`Tx`], a read one
//! over [`Snapshot`]; whoever writes is answered after the commit. The rules for statements are in
//! `docs/guides/write-a-store.md`. It knows nothing about shops.

mod database;
mod error;
mod in_list;
mod migration;
mod options;
mod row;
mod signals;
mod snapshot;
mod sqlite;
pub mod testing;
mod tx;
mod value;

pub use database::{Database, Health};
pub use error::Error;
pub use in_list::in_list;
pub use migration::{Migration, Script};
pub use options::{Durability, Options};
pub use row::{Column, FromColumn, Json, Row};
pub use signals::Signal;
pub use snapshot::{Dialect, Snapshot};
pub use tx::Tx;
pub use value::Value;
