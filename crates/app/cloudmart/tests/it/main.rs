//! The store as a whole, through its front door: a real process on a real port for every test.

mod journeys;
mod shop;
