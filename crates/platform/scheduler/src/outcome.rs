//! How a run ended.

use std::str::FromStr;

use primitives::Timestamp;
use serde::Serialize;

/// How a run ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Outcome {
    /// The job did what it is for.
    Succeeded,
    /// The job said why it could not.
    Failed,
    /// The job has a bug.
    Panicked,
}

impl Outcome {
    pub(crate) const fn as_str(self) -> &'static str {
        match self {
            Self::Succeeded => "succeeded",
            Self::Failed => "failed",
            Self::Panicked => "panicked",
        }
    }
}

/// The text is no outcome.
#[derive(Debug)]
pub struct UnknownOutcome;

impl FromStr for Outcome {
    type Err = UnknownOutcome;

    fn from_str(text: &str) -> Result<Self, UnknownOutcome> {
        [Self::Succeeded, Self::Failed, Self::Panicked]
            .into_iter()
            .find(|outcome| outcome.as_str() == text)
            .ok_or(UnknownOutcome)
    }
}

/// A run that is over.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Finished {
    /// When it was over.
    pub at: Timestamp,
    /// How it ended.
    pub outcome: Outcome,
    /// What the job said of it.
    pub summary: String,
}
