//! The shelf on a real catalogue and a real search index.
#![expect(clippy::unwrap_used, reason = "a test may fail where it stands")]

mod neighbours;
mod rebuilding;
mod shop;
