//! The demo shop in a real catalogue, inventory and user base.
#![expect(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

mod accounts;
mod loading;
mod shop;
mod talking;
