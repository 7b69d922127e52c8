//! The inventory on a real database, through its public face.
#![expect(clippy::unwrap_used, clippy::panic, reason = "a test that cannot go on has failed")]

mod expiring;
mod holding;
mod model;
mod racing;
mod selling;
mod stocking;
mod telling;
mod verifying;
mod warehouse;
