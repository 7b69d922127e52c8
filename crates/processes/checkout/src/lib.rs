//! From a cart to a placed order. A checkout collects what is missing; completing it holds the stock, places the order
//! and starts its workflow in one transaction, so that whatever is repeated or runs in parallel makes one order.

mod attempt;
mod checkout;
mod details;
mod error;
mod http;
mod message;
mod on_order_paid;
mod priced;
mod progress;
mod service;
mod store;
mod view;

use database::{Migration, Script};

pub use checkout::{Checkout, CheckoutState};
pub use error::CheckoutError;
pub use http::routes;
pub use on_order_paid::subscribe;
pub use service::{CheckoutOptions, Checkouts, Parts};

/// The table `checkouts`.
pub const MIGRATIONS: &[Migration] = &[Migration {
    context: "checkout",
    number: 1,
    name: "create",
    script: Script::Common(include_str!("../migrations/0001_create.sql")),
}];
