//! The tables of the payments.

use database::{Migration, Script};

/// The numbered changes of the payments' tables.
pub const MIGRATIONS: &[Migration] = &[Migration {
    context: "payments",
    number: 1,
    name: "create",
    script: Script::Common(include_str!("../migrations/0001_create.sql")),
}];
