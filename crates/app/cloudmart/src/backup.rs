//! Backups of the embedded store: its database and mailbox as they were at one moment, its pictures and its secret, in
//! one compressed archive. The search index is left out: it is made anew of the catalogue.

mod manifest;
mod pack;
mod places;
mod unpack;

pub use manifest::Manifest;
pub use pack::pack;
pub use unpack::restore;
