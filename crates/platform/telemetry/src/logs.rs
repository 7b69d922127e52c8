//! Log lines on standard error: JSON for machines, readable text for people.

use std::{io::IsTerminal, str::FromStr};

use thiserror::Error;
use tracing_appender::non_blocking::{NonBlocking, NonBlockingBuilder, WorkerGuard};
use tracing_subscriber::{EnvFilter, Registry, layer::SubscriberExt, util::SubscriberInitExt};

/// How log lines look.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum LogFormat {
    /// One JSON object a line.
    Json,
    /// For people.
    Text,
}

/// Why logging cannot begin.
#[derive(Debug, Error)]
pub enum LogError {
    /// The level filter is malformed.
    #[error("`{0}` is no log filter; write a level such as info, or pairs such as info,checkout=debug")]
    Filter(String),
    /// Something else logs already.
    #[error("logging is set up twice")]
    Twice,
}

/// Lines that may wait to be written.
const BUFFERED_LINES: usize = 32_768;

/// Keeps the writer alive; the last lines are written when it is dropped.
pub struct Logs {
    _guard: WorkerGuard,
}

impl Logs {
    /// Begins to log what passes `filter` (`info`, or `info,checkout=debug`).
    ///
    /// # Errors
    /// [`LogError`]
    pub fn begin(format: LogFormat, filter: &str) -> Result<Self, LogError> {
        let filter = EnvFilter::from_str(filter).map_err(|_| LogError::Filter(filter.to_owned()))?;
        let (writer, guard) = writer();
        let registry = Registry::default().with(filter);
        let begun = match format {
            LogFormat::Json => {
                let lines = tracing_subscriber::fmt::layer()
                    .json()
                    .flatten_event(true)
                    .with_current_span(true)
                    .with_span_list(false);
                registry.with(lines.with_writer(writer)).try_init()
            }
            LogFormat::Text => {
                let lines = tracing_subscriber::fmt::layer()
                    .with_target(false)
                    .with_ansi(std::io::stderr().is_terminal());
                registry.with(lines.with_writer(writer)).try_init()
            }
        };
        begun.map_err(|_| LogError::Twice)?;
        Ok(Self { _guard: guard })
    }
}

fn writer() -> (NonBlocking, WorkerGuard) {
    NonBlockingBuilder::default().lossy(true).buffered_lines_limit(BUFFERED_LINES).finish(std::io::stderr())
}
