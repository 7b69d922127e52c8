//! The tables of the context.

use database::{Migration, Script};

/// The tables `users`, `addresses`, `roles`, `permissions`, `user_roles`, `sessions`, `refresh_tokens`,
/// `password_resets` and `signing_keys`.
pub const MIGRATIONS: &[Migration] = &[Migration {
    context: "users",
    number: 1,
    name: "create",
    script: Script::Common(include_str!("../migrations/0001_create.sql")),
}];
