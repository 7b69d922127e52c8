//! Policies and levels of variants, read together.

use database::{Error, Row, Snapshot, in_list};
use primitives::VariantId;

use crate::{Policy, Shelf, Standing, Standings};

/// How many variants one statement asks for; SQLite allows 32,766 placeholders.
const PER_STATEMENT: usize = 16_384;

/// The standing of those of `variants` that are registered: one statement for any list a shop shows.
pub(crate) fn of(snapshot: &mut Snapshot<'_>, variants: &[VariantId]) -> Result<Standings, Error> {
    let mut standings = Standings::new();
    for variants in variants.chunks(PER_STATEMENT) {
        let (list, values) = in_list(variants);
        let sql = format!(
            "SELECT p.variant_id, p.tracking, p.low_stock_at, l.location_id, s.priority, l.on_hand, l.reserved \
             FROM stock_policies p JOIN stock_levels l ON l.variant_id = p.variant_id \
             JOIN stock_locations s ON s.id = l.location_id WHERE p.variant_id IN ({list})"
        );
        snapshot.for_each(&sql, &values, |row| {
            let standing = standings
                .entry(row.get(0)?)
                .or_insert(Standing { policy: policy(row)?, shelves: Vec::with_capacity(1) });
            standing.shelves.push(shelf(row)?);
            Ok(())
        })?;
    }
    Ok(standings)
}

fn policy(row: &Row<'_>) -> Result<Policy, Error> {
    Ok(Policy { tracking: row.parse(1)?, low_stock_at: row.get(2)? })
}

fn shelf(row: &Row<'_>) -> Result<Shelf, Error> {
    Ok(Shelf { location: row.get(3)?, priority: row.get(4)?, on_hand: row.get(5)?, reserved: row.get(6)? })
}
