//! Carts: which variants somebody wants. Prices and availability are asked of the [`Shelf`] on every read; nothing here
//! calls anybody outside the shop or promises stock.

mod body;
mod cart;
mod error;
mod http;
mod message;
mod service;
mod shelf;
mod store;

pub use body::{CartBody, LineItemBody};
pub use cart::{CartLine, MAX_LINES};
pub use error::CartError;
pub use http::routes;
pub use message::{Message, MessageKind};
pub use service::{Carts, Contents, Shown};
pub use shelf::{Offer, Shelf, ShelfError};
pub use store::KEPT_FOR;
