//! One relational store behind plain SQL with `?` placeholders: a transaction is a closure over [`Tx`], a read one
//! over [`Snapshot`]; whoever writes is answered after the commit. SQLite, PostgreSQL and MySQL are behind it. The rules
//! for statements are in `docs/guides/write-a-store.md`. It knows nothing about shops.

mod database;
mod dialect;
mod engine;
mod error;
mod in_list;
mod job;
mod kept_reads;
mod migration;
#[cfg(feature = "mysql")]
mod mysql;
mod options;
mod position;
#[cfg(feature = "postgres")]
mod postgres;
mod row;
mod server;
mod server_address;
mod session;
mod signals;
mod snapshot;
mod sqlite;
mod tally;
pub mod testing;
mod tx;
mod value;
mod write_queue;

pub use database::{Database, Health};
pub use dialect::Dialect;
pub use error::Error;
pub use in_list::in_list;
pub use kept_reads::KeptReads;
pub use migration::{Migration, Script};
pub use options::{Durability, Options, Place};
pub use position::Position;
pub use row::{Column, FromColumn, Json, Row};
pub use server::ReplicaHealth;
pub use server_address::{ServerAddress, Tls};
pub use session::Session;
pub use signals::Signal;
pub use snapshot::Snapshot;
pub use tally::Tally;
pub use tx::Tx;
pub use value::Value;
