//! Which documents of a partition a query wants.

use std::ops::Bound;

use primitives::Limit;

/// In which direction a query walks.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Order {
    /// From the lowest sort key.
    #[default]
    Ascending,
    /// From the highest sort key.
    Descending,
}

/// A range of sort keys in one partition. To go on after a page, set `from` to `Bound::Excluded` of the last sort key
/// when ascending, or `until` to that sort key when descending.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Range {
    /// The partition.
    pub partition: String,
    /// Where the wanted sort keys begin.
    pub from: Bound<String>,
    /// The lowest sort key no longer wanted.
    pub until: Option<String>,
    /// In which direction.
    pub order: Order,
    /// How many at most.
    pub limit: Limit,
}

impl Range {
    /// The first documents of a partition.
    #[must_use]
    pub fn all(partition: impl Into<String>) -> Self {
        Self {
            partition: partition.into(),
            from: Bound::Unbounded,
            until: None,
            order: Order::Ascending,
            limit: Limit::default(),
        }
    }
}
