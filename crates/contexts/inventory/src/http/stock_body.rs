//! The stock of a variant as staff see it.

use primitives::{Availability, LocationId, VariantId};
use serde::Serialize;
use utoipa::ToSchema;

use crate::{Inventory, InventoryError, standings};

/// The stock of a variant.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[schema(as = Stock)]
pub struct StockBody {
    /// The variant.
    pub variant_id: VariantId,
    /// `tracked`, `untracked` or `backorder`.
    #[schema(value_type = String)]
    pub tracking: &'static str,
    /// What shoppers see.
    pub availability: Availability,
    /// What lies where.
    pub levels: Vec<LevelBody>,
}

/// The stock at one location.
#[derive(Debug, Clone, Copy, Serialize, ToSchema)]
#[schema(as = StockLevel)]
pub struct LevelBody {
    /// The location.
    pub location_id: LocationId,
    /// Pieces that are there.
    pub on_hand: i64,
    /// Pieces of them that are promised.
    pub reserved: i64,
}

impl Inventory {
    /// The stock of a variant, if it is stocked at all.
    pub(super) async fn stock(&self, variant: VariantId) -> Result<StockBody, InventoryError> {
        let found = self.database().read(|snapshot| standings(snapshot, &[variant])).await?;
        let standing = found.get(&variant).ok_or(InventoryError::UnknownVariant(variant))?;
        let level = |shelf: &crate::Shelf| LevelBody {
            location_id: shelf.location,
            on_hand: shelf.on_hand,
            reserved: shelf.reserved,
        };
        Ok(StockBody {
            variant_id: variant,
            tracking: standing.policy.tracking.as_str(),
            availability: standing.availability(),
            levels: standing.shelves.iter().map(level).collect(),
        })
    }
}
