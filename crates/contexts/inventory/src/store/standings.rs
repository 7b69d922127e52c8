//! Policies and levels of variants, read together.

use database::{Error, Row, Snapshot, Value, in_list};
use primitives::VariantId;

use crate::{Policy, Shelf, Standing, Standings};

/// How many variants one statement asks for; SQLite allows 32,766 placeholders.
const PER_STATEMENT: usize = 16_384;

/// Up to how many variants are asked for one by one in the statement. SQLite puts a list into a temporary table, which
/// costs more than looking these few up.
const FEW: usize = 4;

const SELECT: &str = "SELECT p.variant_id, p.tracking, p.low_stock_at, l.location_id, s.priority, l.on_hand, l.reserved \
     FROM stock_policies p JOIN stock_levels l ON l.variant_id = p.variant_id \
     JOIN stock_locations s ON s.id = l.location_id WHERE p.variant_id";

/// The standing of those of `variants` that are registered: one statement for any list a shop shows.
pub(crate) fn of(snapshot: &mut Snapshot<'_>, variants: &[VariantId]) -> Result<Standings, Error> {
    let mut standings = Standings::new();
    for variants in variants.chunks(PER_STATEMENT) {
        let (sql, values) = statement(variants);
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

fn statement(variants: &[VariantId]) -> (String, Vec<Value>) {
    if variants.len() > FEW {
        let (list, values) = in_list(variants);
        return (format!("{SELECT} IN ({list})"), values);
    }
    let mut different = variants.to_vec();
    different.sort_unstable();
    different.dedup();
    let one = format!("{SELECT} = ?");
    let sql = vec![one.as_str(); different.len()].join(" UNION ALL ");
    (sql, different.into_iter().map(Value::from).collect())
}

fn policy(row: &Row<'_>) -> Result<Policy, Error> {
    Ok(Policy { tracking: row.parse(1)?, low_stock_at: row.get(2)? })
}

fn shelf(row: &Row<'_>) -> Result<Shelf, Error> {
    Ok(Shelf { location: row.get(3)?, priority: row.get(4)?, on_hand: row.get(5)?, reserved: row.get(6)? })
}
