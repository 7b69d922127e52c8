//! What a copy came to.

use std::fmt;

use serde::Serialize;

/// What a copy came to, in files.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize)]
pub struct Report {
    /// Written, because they were new or other than before.
    pub written: u64,
    /// Left alone.
    pub unchanged: u64,
    /// Removed, because the shop does not have them any more.
    pub removed: u64,
    /// Pages that could not be rendered; browsers fill them.
    pub plain: u64,
}

impl fmt::Display for Report {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { written, unchanged, removed, plain } = self;
        write!(f, "{written} files written, {unchanged} unchanged, {removed} removed.")?;
        if *plain > 0 {
            write!(f, " {plain} pages could not be rendered and are left to browsers.")?;
        }
        Ok(())
    }
}
