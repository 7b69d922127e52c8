//! Why stock moved: the words of the journal.

use std::str::FromStr;

use serde::{Deserialize, Serialize};

/// Why the number of pieces on hand changed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Reason {
    /// The first stock of a variant.
    Initial,
    /// Sold; the reference is the owner of the hold.
    Sale,
    /// A sale was undone; the reference is the owner of the hold.
    Cancellation,
    /// A shopper sent it back.
    Return,
    /// Goods arrived.
    Received,
    /// Somebody counted.
    Count,
    /// Broken, lost or stolen.
    Damaged,
    /// Set by an import.
    Import,
    /// `verify --repair` brought the journal into line with the stock on hand.
    Repair,
}

impl Reason {
    const ALL: [Self; 9] = [
        Self::Initial,
        Self::Sale,
        Self::Cancellation,
        Self::Return,
        Self::Received,
        Self::Count,
        Self::Damaged,
        Self::Import,
        Self::Repair,
    ];

    /// The word in the journal.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Initial => "initial",
            Self::Sale => "sale",
            Self::Cancellation => "cancellation",
            Self::Return => "return",
            Self::Received => "received",
            Self::Count => "count",
            Self::Damaged => "damaged",
            Self::Import => "import",
            Self::Repair => "repair",
        }
    }
}

/// Not a word for [`Reason`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("not a reason for a stock movement")]
pub struct ReasonError;

impl FromStr for Reason {
    type Err = ReasonError;

    fn from_str(text: &str) -> Result<Self, ReasonError> {
        Self::ALL.into_iter().find(|reason| reason.as_str() == text).ok_or(ReasonError)
    }
}
