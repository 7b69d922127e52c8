//! The kit on a real port, spoken to by raw TCP clients.

mod forwarded;
mod idempotent;
mod safety;
mod server;
mod slow_clients;
