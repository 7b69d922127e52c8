//! All SQL of the workflow engine.

pub(crate) mod cursors;
pub(crate) mod definitions;
pub(crate) mod executions;
pub(crate) mod history;
pub(crate) mod lookup;
mod run;

use database::Signal;

pub(crate) use self::run::{Cursor, EngineId, Head, Phase, Run};

/// Raised when an execution may have become due, or the next due time may be earlier.
pub(crate) const WORK: Signal = "workflow.work";
