//! How a variant's stock is treated: counted or not, sold beyond it or not, and when it is low.

use std::str::FromStr;

use serde::{Deserialize, Serialize};

/// Whether stock limits what is sold.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Tracking {
    /// Only what is in stock is sold.
    Tracked,
    /// Stock is not counted (services, downloads); always for sale.
    Untracked,
    /// Stock is counted and sold first, then orders go on without it.
    Backorder,
}

impl Tracking {
    /// The word in the database.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Tracked => "tracked",
            Self::Untracked => "untracked",
            Self::Backorder => "backorder",
        }
    }
}

/// Not a word for [`Tracking`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("tracking is one of tracked, untracked, backorder")]
pub struct TrackingError;

impl FromStr for Tracking {
    type Err = TrackingError;

    fn from_str(text: &str) -> Result<Self, TrackingError> {
        [Self::Tracked, Self::Untracked, Self::Backorder]
            .into_iter()
            .find(|tracking| tracking.as_str() == text)
            .ok_or(TrackingError)
    }
}

/// How a variant's stock is treated.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Policy {
    /// Whether stock limits what is sold.
    pub tracking: Tracking,
    /// Stock is low when so many pieces or fewer are free to sell.
    pub low_stock_at: u32,
}

impl Default for Policy {
    fn default() -> Self {
        Self { tracking: Tracking::Tracked, low_stock_at: 5 }
    }
}
