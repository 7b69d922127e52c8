//! The tables of shipping.

use database::{Migration, Script};

/// The numbered changes of shipping's tables.
pub const MIGRATIONS: &[Migration] = &[
    Migration {
        context: "shipping",
        number: 1,
        name: "create",
        script: Script::Common(include_str!("../migrations/0001_create.sql")),
    },
    Migration {
        context: "shipping",
        number: 2,
        name: "durations",
        script: Script::Common(include_str!("../migrations/0002_durations.sql")),
    },
];
