//! Turns changes of stock into events: once for what shoppers see, and for each threshold that was crossed.

use database::{Error, Tx};
use primitives::{Timestamp, VariantId};

use crate::{
    ChangedLevel, MAX_LEVELS_PER_EVENT, Standings, StockChanged, StockLow, StockOut, Tracking,
    reservation::RowChanges, standing::Sellable,
};

/// How a variant could be sold before and after; `before` is `None` when it is new.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Change {
    pub(crate) variant: VariantId,
    pub(crate) before: Option<Sellable>,
    pub(crate) after: Sellable,
}

impl Change {
    fn shows(&self) -> bool {
        self.before.is_none_or(|before| before.availability() != self.after.availability())
    }

    fn is_counted(&self) -> bool {
        self.after.policy.tracking != Tracking::Untracked
    }

    fn falls_to(&self, threshold: i64) -> bool {
        self.is_counted()
            && self.before.is_some_and(|before| before.free > threshold)
            && self.after.free <= threshold
    }
}

/// The changes of free pieces, from the stock as it was and what was added to it (or taken) by row.
pub(crate) fn changes(before: &Standings, added: &RowChanges) -> Vec<Change> {
    let mut changes: Vec<Change> = Vec::new();
    for ((variant, _), delta) in added.iter().filter(|(_, delta)| **delta != 0) {
        match changes.last_mut().filter(|last| last.variant == *variant) {
            Some(last) => last.after = last.after.with(*delta),
            None => changes.extend(before.get(variant).map(|standing| {
                let before = standing.sellable();
                Change { variant: *variant, before: Some(before), after: before.with(*delta) }
            })),
        }
    }
    changes
}

/// Emits the events of `changes`.
pub(crate) fn announce(tx: &mut Tx<'_>, now: Timestamp, changes: &[Change]) -> Result<(), Error> {
    let levels: Vec<ChangedLevel> = changes
        .iter()
        .filter(|change| change.shows())
        .map(|change| ChangedLevel { variant_id: change.variant, availability: change.after.availability() })
        .collect();
    for levels in levels.chunks(MAX_LEVELS_PER_EVENT) {
        queue::emit(tx, now, &StockChanged { levels: levels.to_vec() })?;
    }
    for change in changes {
        let low_stock_at = change.after.policy.low_stock_at;
        if change.falls_to(i64::from(low_stock_at)) {
            let quantity = change.after.free;
            queue::emit(tx, now, &StockLow { variant_id: change.variant, quantity, low_stock_at })?;
        }
        if change.falls_to(0) {
            queue::emit(tx, now, &StockOut { variant_id: change.variant })?;
        }
    }
    Ok(())
}
