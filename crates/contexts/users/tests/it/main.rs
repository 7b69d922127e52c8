//! The context on a real database, through its router.
#![expect(clippy::unwrap_used, clippy::panic, reason = "a test that cannot go on has failed")]

mod addresses;
mod changing_password;
mod cookies;
mod deleting;
mod documenting;
mod forging;
mod making;
mod profile;
mod refreshing;
mod registering;
mod resetting;
mod rotating_keys;
mod sessions;
mod shop;
mod signing_in;
mod throttling;
