//! What shoppers are told about stock.

use std::collections::HashMap;

use database::Snapshot;
use primitives::{Availability, VariantId};

use crate::{InventoryError, Standings, store};

/// The availability of each of `variants`, with one statement (one for every 16,384 of them). What is not registered
/// cannot be bought.
///
/// # Errors
/// When the database could not.
pub fn availability(
    snapshot: &mut Snapshot<'_>,
    variants: &[VariantId],
) -> Result<HashMap<VariantId, Availability>, InventoryError> {
    let standings = store::standings::of(snapshot, variants)?;
    Ok(variants
        .iter()
        .map(|variant| {
            let told = standings.get(variant).map_or(Availability::NONE, crate::Standing::availability);
            (*variant, told)
        })
        .collect())
}

/// The stock of `variants` by location, for staff; what is not registered is missing.
///
/// # Errors
/// When the database could not.
pub fn standings(snapshot: &mut Snapshot<'_>, variants: &[VariantId]) -> Result<Standings, InventoryError> {
    Ok(store::standings::of(snapshot, variants)?)
}
