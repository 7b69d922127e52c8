//! Input that nobody sends by mistake: refused in words, never a failure of ours, and nothing changes.

mod actors;
mod bodies;
mod check;
mod envelopes;
mod files;
mod headers;
pub mod operation;
mod parameters;
mod sample;
mod slow;
mod watch;

pub use slow::raw;

const UNKNOWN: &str = "01h455vb4pex5vsknk084sn02q";
