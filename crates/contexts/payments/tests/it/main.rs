//! Payments on a real database, through their public face.
#![expect(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

mod asking;
mod capturing;
mod confirming;
mod crashing;
mod faulty_provider;
mod model;
mod provider;
mod refunding;
mod resolving;
mod settling;
mod till;
