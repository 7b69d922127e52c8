//! `kill -9` at any moment: every acknowledged order exists once, every execution goes on, money and stock agree.

mod a_waiting_outbox;
mod books;
mod every_state;
mod loading;
mod out_of_stock;
mod points;
mod purchase;
mod random_kills;
mod seed;
mod two_processes;

use crate::shop::are_files;

/// What survives a power failure, not only a death of the process.
const FULL: (&str, &str) = ("database.durability", "full");

/// In files, nobody outlives this lease: what a dead process had in hand goes on because its successor takes it over. On a
/// server, where others may live, it goes on when the lease is over.
fn lease() -> (&'static str, &'static str) {
    ("work.lease_seconds", if are_files() { "86400" } else { "2" })
}
