//! All SQL of the orders: plain functions over a transaction or a snapshot.

pub(crate) mod events;
pub(crate) mod lines;
pub(crate) mod list;
pub(crate) mod notes;
pub(crate) mod numbers;
mod place;
mod read;

pub use self::{
    place::place,
    read::{by_checkout, order},
};
pub(crate) use self::{
    place::update_states,
    read::{COLUMNS, Head, complete, owner},
};
