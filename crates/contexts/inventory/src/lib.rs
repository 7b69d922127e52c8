//! What is in stock, what is promised and why it moved. Stock is held for an owner (a text such as an order's id), then
//! committed or released; the verbs are free functions over a transaction, so that a process composes them with those
//! of other contexts. This crate knows no order, no price and no shopper.

mod adjust;
mod allocation;
mod announce;
mod availability;
mod commit;
mod demand;
mod error;
mod event;
mod extend;
mod hold;
mod http;
mod inventory;
mod location;
mod migration;
mod policy;
mod reason;
mod register;
mod release;
mod reservation;
mod restore;
mod set_stock;
mod standing;
mod store;
mod verify;

pub use adjust::adjust;
pub use availability::{availability, standings};
pub use commit::{Committed, commit};
pub use error::{InventoryError, Shortage};
pub use event::{ChangedLevel, StockChanged, StockLow, StockOut};
pub use extend::extend;
pub use hold::{Held, hold};
pub use http::routes;
pub use inventory::Inventory;
pub use location::{LocationName, add_location, default_location};
pub use migration::MIGRATIONS;
pub use policy::{Policy, Tracking, TrackingError};
pub use reason::{Reason, ReasonError};
pub use register::{Registration, register, register_many};
pub use release::{expire_due, release};
pub use reservation::{Allocation, State, StateError};
pub use restore::{give_back, restore};
pub use set_stock::{StockSet, set_stock, set_stock_many};
pub use standing::{Shelf, Standing, Standings};
pub use verify::{LevelAudit, VerifyReport, verify};

/// The longest owner, in characters: what a key may have on every database.
pub const MAX_OWNER: usize = 191;
/// How many lines a hold may have.
pub const MAX_LINES: usize = 250;
/// How many pieces may lie at one location.
pub const MAX_ON_HAND: u32 = 1_000_000_000;
/// How many counts an import writes in one transaction.
pub const IMPORT_CHUNK: usize = 250;
/// How many holds a transaction expires at most.
pub const MAX_EXPIRED_AT_ONCE: u32 = 500;
/// How many variants one event names at most, so that it fits into every queue.
pub const MAX_LEVELS_PER_EVENT: usize = 1_000;
