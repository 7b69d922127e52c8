//! Appending to the history of an order what has happened to it since. What is there is never touched.

use documents::{
    Body, Collection, Document, DocumentsError, Expected, Key, MAX_BATCH, Order, Put, Range, Write,
};
use orders::{Happened, Order as PlacedOrder};
use primitives::{Limit, OrderId};

use crate::{Copies, CopyError, OrderEventDocument};

/// The histories of orders: the partition is the order's id, the sort key the number of the event in ten digits, from 1.
pub const ORDER_EVENTS: Collection = Collection::named("OrderEvents");

impl Copies {
    /// Appends what has happened to these orders and is not in their histories; answers how much that was.
    ///
    /// # Errors
    /// [`DocumentsError::Conflict`] when somebody else was faster: try again.
    pub async fn copy_order_events(&self, ids: &[OrderId]) -> Result<usize, CopyError> {
        let mut missing = Vec::new();
        for id in ids {
            if let Some(order) = self.orders.read(|s| orders::store::order(s, *id)).await? {
                missing.extend(self.missing(&order).await?);
            }
        }
        self.append(&missing).await
    }

    /// What has happened to the order and is not in its history.
    pub(crate) async fn missing(&self, order: &PlacedOrder) -> Result<Vec<Write>, CopyError> {
        let copied = self.copied(order.id).await?;
        let events = order.events.iter().zip(1..).skip(copied);
        let missing: Result<_, DocumentsError> =
            events.map(|(happened, number)| append(order.id, number, happened)).collect();
        Ok(missing?)
    }

    /// Writes with as few requests as possible; answers how many there were.
    pub(crate) async fn append(&self, missing: &[Write]) -> Result<usize, CopyError> {
        for part in missing.chunks(MAX_BATCH) {
            self.documents.batch(part.to_vec()).await?;
        }
        Ok(missing.len())
    }

    /// How many events the history has.
    async fn copied(&self, order: OrderId) -> Result<usize, CopyError> {
        let limit = Limit::new(1).unwrap_or_default();
        let range = Range { order: Order::Descending, limit, ..Range::all(order.to_string()) };
        let last = self.documents.query(ORDER_EVENTS, &range).await?;
        let number = last.first().map_or(Ok(0), |document: &Document| document.key.sort().parse());
        Ok(number.map_err(|_| DocumentsError::InvalidKey)?)
    }
}

fn append(order: OrderId, number: u32, happened: &Happened) -> Result<Write, DocumentsError> {
    Ok(Write::Put(Put {
        collection: ORDER_EVENTS,
        key: Key::new(order, format_args!("{number:010}"))?,
        body: Body::of(&OrderEventDocument::from(happened))?,
        expires_at: None,
        expected: Expected::Absent,
    }))
}
