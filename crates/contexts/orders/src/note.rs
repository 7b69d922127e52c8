//! What staff tell each other about an order; never shown to the customer.

use primitives::{Clock, MessageId, OrderId, Text, Timestamp, UserId};
use serde::Serialize;
use utoipa::ToSchema;

use crate::{OrderError, Orders, store};

/// The text of a note.
pub type NoteText = Text<1, 2000>;

/// A note on an order.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct OrderNote {
    /// Its id.
    pub id: MessageId,
    /// Who wrote it.
    pub author_id: UserId,
    /// What it says.
    #[schema(value_type = String, min_length = 1, max_length = 2000)]
    pub text: NoteText,
    /// When it was written.
    pub at: Timestamp,
}

impl OrderNote {
    fn new(clock: &Clock, author_id: UserId, text: NoteText) -> Self {
        Self { id: MessageId::new(), author_id, text, at: clock.now() }
    }
}

impl Orders {
    /// Adds a note.
    ///
    /// # Errors
    /// [`OrderError::UnknownOrder`]
    pub async fn add_note(
        &self,
        order: OrderId,
        author: UserId,
        text: NoteText,
    ) -> Result<OrderNote, OrderError> {
        let note = OrderNote::new(&self.clock, author, text);
        let written = note.clone();
        self.database
            .write(move |tx| {
                store::owner(tx, order)?.ok_or(OrderError::UnknownOrder(order))?;
                store::notes::insert(tx, order, &written).map_err(OrderError::from)
            })
            .await?;
        Ok(note)
    }

    /// The newest notes of an order, oldest of them first.
    ///
    /// # Errors
    /// [`OrderError::UnknownOrder`]
    pub async fn notes(&self, order: OrderId) -> Result<Vec<OrderNote>, OrderError> {
        self.database
            .read(|snapshot| {
                store::owner(snapshot, order)?.ok_or(OrderError::UnknownOrder(order))?;
                store::notes::of(snapshot, order).map_err(OrderError::from)
            })
            .await
    }
}
