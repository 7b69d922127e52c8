//! The tables of all parts, in the order in which they are made.

use database::Migration;

use crate::settings::Part;

/// What every database has: events leave it, and answers are kept in it beside what they answer for.
const EVERYWHERE: [&[Migration]; 2] = [http_kit::idempotency::MIGRATIONS, queue::MIGRATIONS];

/// The migrations of a database with these parts in it.
#[must_use]
pub fn of(parts: &[Part]) -> Vec<Migration> {
    let tables = Part::ALL.into_iter().filter(|part| parts.contains(part)).flat_map(tables);
    EVERYWHERE.into_iter().chain(tables).flatten().copied().collect()
}

fn tables(part: Part) -> Vec<&'static [Migration]> {
    match part {
        Part::Orders => vec![
            scheduler::MIGRATIONS,
            documents::MIGRATIONS,
            workflow::MIGRATIONS,
            inventory::MIGRATIONS,
            orders::MIGRATIONS,
            payments::MIGRATIONS,
            shipping::MIGRATIONS,
            support::MIGRATIONS,
            checkout::MIGRATIONS,
            product_files::MIGRATIONS,
        ],
        Part::Users => vec![users::MIGRATIONS],
        Part::Catalog => vec![catalog::MIGRATIONS],
    }
}
