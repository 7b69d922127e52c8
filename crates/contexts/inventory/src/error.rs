//! What can be wrong with a wish for stock.

use primitives::VariantId;
use serde::Serialize;
use thiserror::Error;

/// A variant of which there is not enough.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct Shortage {
    /// Which.
    pub variant: VariantId,
    /// How many pieces were wanted.
    pub wanted: i64,
    /// How many could be promised.
    pub available: i64,
}

/// Why the inventory refuses. But for [`Self::Database`], nothing has been written, so the transaction may go on.
#[derive(Debug, Error)]
pub enum InventoryError {
    /// There is not enough of these; nothing is held.
    #[error("not enough stock")]
    Insufficient(Vec<Shortage>),
    /// The owner has no live hold: there was none, or it expired or was released.
    #[error("nothing is held")]
    NoHold,
    /// The owner's hold has become a sale; only `restore` gives it back.
    #[error("the held stock is already sold")]
    AlreadyCommitted,
    /// There is no sale of this owner to undo.
    #[error("nothing was sold")]
    NotCommitted,
    /// An owner is a text of 1 to [`crate::MAX_OWNER`] characters.
    #[error("an owner has 1 to {max} characters", max = crate::MAX_OWNER)]
    InvalidOwner,
    /// A hold has 1 to [`crate::MAX_LINES`] lines.
    #[error("a hold has 1 to {max} lines", max = crate::MAX_LINES)]
    InvalidLines,
    /// The variant is not registered.
    #[error("the variant is not stocked")]
    UnknownVariant(VariantId),
    /// There is no such location.
    #[error("there is no such stock location")]
    UnknownLocation,
    /// So many pieces are promised, and none of them may vanish.
    #[error("{reserved} pieces are reserved")]
    BelowReserved {
        /// Of which variant.
        variant: VariantId,
        /// How many pieces are promised.
        reserved: i64,
    },
    /// Stock on hand is limited to [`crate::MAX_ON_HAND`] pieces.
    #[error("stock on hand is limited to {max} pieces", max = crate::MAX_ON_HAND)]
    TooMuch,
    /// The database could not.
    #[error("the database failed")]
    Database(#[from] database::Error),
}
