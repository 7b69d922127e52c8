//! Slowing down whoever guesses. Nothing here looks at an account alone: a stranger cannot lock its owner out.

mod login;
mod network;
mod shared_failures;

pub(crate) use login::{Guess, LoginThrottle};
pub(crate) use network::Network;
