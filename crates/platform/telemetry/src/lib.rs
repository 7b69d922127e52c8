//! Logs and metrics. A log line never blocks a request: lines go through a bounded buffer, and what does not fit is
//! dropped and counted. It knows nothing about shops.

mod logs;
mod numbers;

pub use logs::{LogError, LogFormat, Logs};
pub use numbers::{Numbers, NumbersError};
