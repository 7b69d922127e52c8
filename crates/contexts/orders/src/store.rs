//! All SQL of the orders: plain functions over a transaction or a snapshot.

pub(crate) mod events;
pub(crate) mod lines;
pub(crate) mod list;
pub(crate) mod notes;
pub(crate) mod numbers;
mod place;
mod purchases;
mod read;

pub use self::{
    lines::quantities,
    list::after as placed_after,
    place::place,
    purchases::buyer_of,
    read::{by_checkout, order},
};
pub(crate) use self::{
    place::update_states,
    read::{COLUMNS, Head, complete, owner, summary},
};
