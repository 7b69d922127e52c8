//! Setting the stock on hand: a count, an import, a correction. Every change is a movement in the journal.

use std::collections::BTreeMap;

use database::Tx;
use primitives::{LocationId, Timestamp, VariantId};

use crate::{
    InventoryError, MAX_ON_HAND, Policy, Reason, Registration, Standings,
    announce::{Change, announce, changes},
    location, register,
    reservation::RowChanges,
    store,
};

/// How many variants share a statement.
const CHUNK: usize = 64;

/// What became of many counts.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct StockSet {
    /// How many variants have another stock now.
    pub changed: u64,
    /// Variants whose stock was left as it is, because more pieces are reserved than were counted: with that number.
    pub refused: Vec<(VariantId, i64)>,
}

/// Sets the stock on hand of a variant at a location, or at the default one. A variant that is not registered is,
/// with the default policy.
///
/// # Errors
/// [`InventoryError::BelowReserved`], [`InventoryError::UnknownLocation`], [`InventoryError::TooMuch`].
pub fn set_stock(
    tx: &mut Tx<'_>,
    now: Timestamp,
    variant: VariantId,
    at: Option<LocationId>,
    on_hand: u32,
    reason: Reason,
) -> Result<(), InventoryError> {
    let location = location::resolve(tx, now, at)?;
    let set = Setting { now, location, reason, reference: None }.run(tx, &[(variant, on_hand)])?;
    match set.refused.first() {
        Some(&(variant, reserved)) => Err(InventoryError::BelowReserved { variant, reserved }),
        None => Ok(()),
    }
}

/// Sets the stock on hand of many variants at the default location with few statements; for imports. Of two counts of
/// one variant, the last counts. A transaction should have no more than [`crate::IMPORT_CHUNK`] of them.
///
/// # Errors
/// [`InventoryError::TooMuch`], or when the database could not.
pub fn set_stock_many(
    tx: &mut Tx<'_>,
    now: Timestamp,
    counts: &[(VariantId, u32)],
    reason: Reason,
) -> Result<StockSet, InventoryError> {
    let location = location::resolve(tx, now, None)?;
    Setting { now, location, reason, reference: None }.run(tx, counts)
}

/// Everything but the counts.
pub(crate) struct Setting<'a> {
    pub(crate) now: Timestamp,
    pub(crate) location: LocationId,
    pub(crate) reason: Reason,
    pub(crate) reference: Option<&'a str>,
}

impl Setting<'_> {
    pub(crate) fn run(
        &self,
        tx: &mut Tx<'_>,
        counts: &[(VariantId, u32)],
    ) -> Result<StockSet, InventoryError> {
        if counts.iter().any(|(_, count)| *count > MAX_ON_HAND) {
            return Err(InventoryError::TooMuch);
        }
        let last: BTreeMap<VariantId, u32> = counts.iter().copied().collect();
        let counts: Vec<(VariantId, u32)> = last.into_iter().collect();
        let (mut set, mut changes) = (StockSet::default(), Vec::new());
        for chunk in counts.chunks(CHUNK) {
            changes.extend(self.run_chunk(tx, chunk, &mut set)?);
        }
        announce(tx, self.now, &changes)?;
        Ok(set)
    }

    fn run_chunk(
        &self,
        tx: &mut Tx<'_>,
        counts: &[(VariantId, u32)],
        set: &mut StockSet,
    ) -> Result<Vec<Change>, InventoryError> {
        let variants: Vec<VariantId> = counts.iter().map(|(variant, _)| *variant).collect();
        let before = store::standings::of(tx, &variants)?;
        let plan = Plan::of(self.location, counts, &before);
        store::levels::add_many(tx, self.location, &plan.deltas)?;
        store::levels::insert_many(tx, self.location, &plan.first_here)?;
        let moved: RowChanges = plan
            .deltas
            .iter()
            .chain(&plan.first_here)
            .map(|&(variant, delta)| ((variant, self.location), delta))
            .collect();
        store::movements::insert_many(tx, self.now, &moved, self.reason, self.reference)?;
        let mut all = changes(&before, &moved);
        all.extend(register::insert(tx, self.now, self.location, &plan.new, self.reason)?);
        set.changed += (moved.len() + plan.new.len()) as u64;
        set.refused.extend(plan.refused);
        Ok(all)
    }
}

/// What is to be done about each count.
#[derive(Default)]
struct Plan {
    new: Vec<Registration>,
    first_here: Vec<(VariantId, i64)>,
    deltas: Vec<(VariantId, i64)>,
    refused: Vec<(VariantId, i64)>,
}

impl Plan {
    fn of(location: LocationId, counts: &[(VariantId, u32)], before: &Standings) -> Self {
        let mut plan = Self::default();
        for &(variant, on_hand) in counts {
            let count = i64::from(on_hand);
            match before.get(&variant).map(|standing| standing.shelf(location)) {
                None => plan.new.push(Registration { variant, policy: Policy::default(), on_hand }),
                Some(None) => plan.first_here.push((variant, count)),
                Some(Some(shelf)) if count < shelf.reserved => plan.refused.push((variant, shelf.reserved)),
                Some(Some(shelf)) if count == shelf.on_hand => {}
                Some(Some(shelf)) => plan.deltas.push((variant, count - shelf.on_hand)),
            }
        }
        plan
    }
}
