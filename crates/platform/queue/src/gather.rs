//! How long jobs are gathered for a handler that takes many at once.

use std::time::Duration;

/// When a handler that takes many jobs at once is called: whatever comes first. Gathered jobs are leased like running
/// ones, and a worker that stops calls the handler with what it has.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Gather {
    /// So many are there.
    pub at_most: usize,
    /// The first one has waited so long.
    pub within: Duration,
}
