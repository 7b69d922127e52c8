//! The tables of all parts, in the order in which they are made.

use database::Migration;

/// Every migration.
#[must_use]
pub fn all() -> Vec<Migration> {
    let parts = [
        http_kit::idempotency::MIGRATIONS,
        queue::MIGRATIONS,
        scheduler::MIGRATIONS,
        documents::MIGRATIONS,
        workflow::MIGRATIONS,
        users::MIGRATIONS,
        catalog::MIGRATIONS,
        inventory::MIGRATIONS,
        orders::MIGRATIONS,
        payments::MIGRATIONS,
        shipping::MIGRATIONS,
        support::MIGRATIONS,
        checkout::MIGRATIONS,
        product_files::MIGRATIONS,
    ];
    parts.into_iter().flatten().copied().collect()
}
