//! Key-value documents: put-if-version, queries over a range of keys, expiry.
//!
//! [`Documents`] is the port; [`SqlDocuments`] keeps them in the database, and [`sql`] does so in the caller's own
//! transaction. Every adapter passes [`contract::suite`]. Documents are opaque: what is searched for belongs in a table.

mod body;
mod collection;
pub mod contract;
mod document;
mod error;
mod key;
mod port;
mod range;
pub mod sql;
mod sql_documents;
mod write;

use database::{Migration, Script};

pub use body::{Body, MAX_BODY};
pub use collection::Collection;
pub use document::{Document, Version};
pub use error::DocumentsError;
pub use key::{Key, MAX_KEY};
pub use port::{Documents, MAX_BATCH};
pub use range::{Order, Range};
pub use sql_documents::SqlDocuments;
pub use write::{Expected, Put, Write};

/// The table `documents`.
pub const MIGRATIONS: &[Migration] = &[Migration {
    context: "documents",
    number: 1,
    name: "create",
    script: Script::Common(include_str!("../migrations/0001_create.sql")),
}];
