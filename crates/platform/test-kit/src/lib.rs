//! What the tests of the crates share: a fresh database, a clock that stands still, requests to a router without a
//! port, waiting for a state, and free ports. Nothing here is linked into the store.
#![expect(clippy::unwrap_used, clippy::panic, reason = "what a fixture cannot do fails the test")]

mod answer;
mod call;
mod clock;
mod fresh_database;
mod port;
mod wait;

pub use self::{
    answer::Answer,
    call::{Call, customer},
    clock::clock,
    fresh_database::FreshDatabase,
    port::free_port,
    wait::{wait_for, wait_until},
};
