//! Imports into a real catalogue and inventory.
#![expect(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

mod faults;
mod large;
mod repeating;
mod round_trip;
mod saving;
mod shop;
mod trying;
