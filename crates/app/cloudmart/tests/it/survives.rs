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

/// What survives a power failure, not only a death of the process.
const FULL: (&str, &str) = ("database.durability", "full");

/// Nobody outlives this lease: what a dead process had in hand goes on because its successor takes it over.
const LONG_LEASE: (&str, &str) = ("work.lease_seconds", "86400");
