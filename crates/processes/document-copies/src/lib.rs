//! Where catalogue, orders and key-value documents meet: documents of what the tables own, for readers who have a key and
//! want one look-up. `ProductCatalog` has the products that shoppers see, `ProductImagesMeta` their pictures, `OrderEvents`
//! the histories of orders.
//!
//! The tables own everything. Events bring a copy up to date, [`Copies::sync_product_catalog`] and
//! [`Copies::sync_order_events`] find and mend what differs; a second run of either changes nothing.

mod copy_order_events;
mod copy_product;
mod error;
mod on_order_changed;
mod on_product_changed;
mod order_event_document;
mod plan;
mod product_document;
mod sync;

use std::sync::Arc;

use catalog::Catalog;
use database::Database;
use documents::Documents;
use queue::Subscriptions;

pub use copy_order_events::ORDER_EVENTS;
pub use error::CopyError;
pub use order_event_document::OrderEventDocument;
pub use plan::{PRODUCT_CATALOG, PRODUCT_IMAGES_META};
pub use product_document::{PictureDocument, ProductDocument};
pub use sync::Synced;

/// Keeps the copies.
#[derive(Clone)]
pub struct Copies {
    /// Where the copies are.
    pub documents: Arc<dyn Documents>,
    /// Who knows the products.
    pub catalog: Arc<Catalog>,
    /// Where the orders are.
    pub orders: Database,
}

/// Subscribes to what changes products.
#[must_use]
pub fn subscribe_to_products(subscriptions: Subscriptions, copies: &Copies) -> Subscriptions {
    on_product_changed::subscribe(subscriptions, copies)
}

/// Subscribes to what happens to orders.
#[must_use]
pub fn subscribe_to_orders(subscriptions: Subscriptions, copies: &Copies) -> Subscriptions {
    on_order_changed::subscribe(subscriptions, copies)
}
