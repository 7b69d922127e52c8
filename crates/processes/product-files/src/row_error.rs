//! What is wrong in a file, with its line.

use std::fmt;

use serde::Serialize;

/// A fault in one row.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct RowError {
    /// The line of the file, from 1.
    pub line: u64,
    /// The column, where one is at fault.
    pub column: Option<&'static str>,
    /// What is wrong and what to do.
    pub message: String,
}

impl RowError {
    /// A fault in a column of a line.
    #[must_use]
    pub fn new(line: u64, column: &'static str, message: impl Into<String>) -> Self {
        Self { line, column: Some(column), message: message.into() }
    }

    /// A fault of a whole line.
    #[must_use]
    pub fn of_line(line: u64, message: impl Into<String>) -> Self {
        Self { line, column: None, message: message.into() }
    }
}

impl fmt::Display for RowError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.column {
            Some(column) => write!(f, "line {}, {column}: {}", self.line, self.message),
            None => write!(f, "line {}: {}", self.line, self.message),
        }
    }
}
