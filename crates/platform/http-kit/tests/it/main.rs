//! The kit on a real port, spoken to by raw TCP clients.
#![expect(clippy::unwrap_used, clippy::expect_used, reason = "a test may fail where it stands")]

mod forwarded;
mod idempotent;
mod safety;
mod server;
mod slow_clients;
