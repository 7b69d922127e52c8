//! Why there is no page.

use thiserror::Error;

/// Why there is no page.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum RenderError {
    /// Too many pages wait already, or this one has waited too long; nothing was run.
    #[error("too many pages wait to be rendered")]
    Busy,
    /// The script was stopped because it took too long.
    #[error("the script took too long")]
    TimedOut,
    /// The script was stopped because it took too much memory.
    #[error("the script took too much memory")]
    OutOfMemory,
    /// The script threw this.
    #[error("the script failed: {0}")]
    Thrown(String),
    /// The script defines no `renderPage`, or that gives no text.
    #[error("the script does not define renderPage(input: string): string")]
    NoPage,
    /// No engine can be made, or it has gone away.
    #[error("there is no engine to render with")]
    NoEngine,
}
