//! The tables of the payments.

use database::{Migration, Script};

/// The numbered changes of the payments' tables.
pub const MIGRATIONS: &[Migration] = &[
    migration(1, "create", include_str!("../migrations/0001_create.sql")),
    migration(2, "hosted_pages", include_str!("../migrations/0002_hosted_pages.sql")),
];

const fn migration(number: u32, name: &'static str, text: &'static str) -> Migration {
    Migration { context: "payments", number, name, script: Script::Common(text) }
}
