//! Finding products by words: prefixes, small typing errors, word stems. The index is a folder of its own, rebuilt from
//! the catalogue whenever it is missing; nothing is decided by it and nothing lost with it.

mod error;
mod fields;
mod indexer;
mod question;
mod search;
mod suggest;

pub use error::SearchError;
pub use search::{Search, SearchText};
pub use suggest::Completion;
