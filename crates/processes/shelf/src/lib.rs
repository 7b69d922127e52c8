//! Where catalogue, stock, search and carts meet: what shoppers see of a product is what it is, what it costs and how
//! much there is of it. Answers the questions those contexts ask of others, and keeps listings and the search index
//! current.

mod buyers;
mod cart_shelf;
mod finder;
mod neighbours;
mod on_order_paid;
mod on_product_changed;
mod on_stock_changed;
mod rebuild;
mod search_text;
mod stock_room;

use std::sync::Arc;

use catalog::Catalog;
use inventory::Inventory;
use queue::Subscriptions;
use search::Search;

pub use buyers::BuyersInOrders;
pub use cart_shelf::CartShelf;
pub use finder::Finder;
pub use neighbours::stay_current_together;
pub use on_order_paid::Once;
pub use rebuild::{RebuildError, index_if_unfinished, reindex};
pub use stock_room::StockRoom;

/// Subscribes to what changes the shelf. `once` counts a sale once in the catalogue's database.
#[must_use]
pub fn subscribe(
    subscriptions: Subscriptions,
    catalog: &Arc<Catalog>,
    inventory: &Inventory,
    search: &Search,
    once: Once,
) -> Subscriptions {
    let subscriptions = on_stock_changed::subscribe(subscriptions, catalog, inventory);
    let subscriptions = on_product_changed::subscribe(subscriptions, catalog, search);
    on_order_paid::subscribe(subscriptions, catalog, once)
}
