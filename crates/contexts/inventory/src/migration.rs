//! The tables of the inventory.

use database::{Migration, Script};

/// The numbered changes of the inventory's tables.
pub const MIGRATIONS: &[Migration] = &[Migration {
    context: "inventory",
    number: 1,
    name: "create",
    script: Script::Common(include_str!("../migrations/0001_create.sql")),
}];
