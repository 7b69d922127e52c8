//! The store as a whole, through its front door: a real process on a real port for every test.
#![expect(
    clippy::unwrap_used,
    clippy::panic,
    clippy::print_stderr,
    reason = "a test fails by panicking, also in its harness"
)]

mod access;
mod command_line;
mod documents;
mod hostile;
mod journeys;
mod promises;
mod replica;
mod shop;
mod statements;
mod storefront;
mod survives;
mod together;
