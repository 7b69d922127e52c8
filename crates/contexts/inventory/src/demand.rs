//! What somebody wants: pieces by variant, each variant once.

use std::collections::BTreeMap;

use primitives::{Quantity, VariantId};

use crate::{InventoryError, MAX_LINES};

/// Pieces by variant.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Demand(pub(crate) BTreeMap<VariantId, i64>);

impl Demand {
    /// Merges lines of the same variant.
    pub(crate) fn of(lines: &[(VariantId, Quantity)]) -> Result<Self, InventoryError> {
        if lines.is_empty() || lines.len() > MAX_LINES {
            return Err(InventoryError::InvalidLines);
        }
        let mut demand = BTreeMap::new();
        for (variant, quantity) in lines {
            // At most MAX_LINES times Quantity::MAX: far from overflow.
            *demand.entry(*variant).or_insert(0) += i64::from(quantity.get());
        }
        Ok(Self(demand))
    }
}
