//! The journal of a payment: everything that its provider was asked for.

use primitives::Timestamp;

use crate::Tries;

/// Something a provider was asked for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Attempt {
    /// What: `authorize`, `confirm`, `capture`, `void` or `refund`.
    pub operation: String,
    /// What came of it.
    pub outcome: String,
    /// Why not, if nothing did.
    pub reason: Option<String>,
    /// How it was got; the means of payment is masked.
    pub tries: Tries,
    /// When it was recorded.
    pub at: Timestamp,
}
