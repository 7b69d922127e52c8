//! `stock_policies`: how the stock of each variant is treated.

use database::{Error, Tx, params};
use primitives::VariantId;

use crate::Policy;

/// Registers variants.
pub(crate) fn insert_many(tx: &mut Tx<'_>, policies: &[(VariantId, Policy)]) -> Result<(), Error> {
    let rows: Vec<_> = policies
        .iter()
        .map(|(variant, policy)| params![*variant, policy.tracking.as_str(), policy.low_stock_at])
        .collect();
    tx.insert_many("stock_policies", "variant_id, tracking, low_stock_at", &rows).map(drop)
}

/// Changes the policy of a registered variant.
pub(crate) fn update(tx: &mut Tx<'_>, variant: VariantId, policy: Policy) -> Result<(), Error> {
    tx.execute(
        "UPDATE stock_policies SET tracking = ?, low_stock_at = ? WHERE variant_id = ?",
        &params![policy.tracking.as_str(), policy.low_stock_at, variant],
    )
    .map(drop)
}
