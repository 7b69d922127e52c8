//! What a statement or transaction can end in.

use thiserror::Error as ThisError;

/// Why a statement or transaction failed.
#[non_exhaustive]
#[derive(Debug, Clone, ThisError)]
pub enum Error {
    /// A row with this key exists; `index` is named `table_columns_key` on every dialect.
    #[error("a row with the same key exists ({index})")]
    Unique {
        /// The violated index.
        index: String,
    },
    /// A referenced row is missing, or a referring one exists.
    #[error("a row refers to one that does not exist")]
    ForeignKey,
    /// A CHECK or NOT NULL constraint is violated.
    #[error("a value breaks a constraint: {0}")]
    Check(String),
    /// Another writer was in the way, also after retries.
    #[error("the database is contended")]
    Contended,
    /// The queue of waiting transactions is full.
    #[error("too many transactions are waiting")]
    Overloaded,
    /// The statement ran out of time.
    #[error("the statement took too long")]
    Timeout,
    /// The connection was lost during COMMIT: the transaction may or may not have happened.
    #[error("it is unknown whether the transaction was committed")]
    OutcomeUnknown,
    /// The server cannot be reached, or has gone away; nothing was committed.
    #[error("the database cannot be reached: {0}")]
    Unreachable(String),
    /// The transaction's closure panicked.
    #[error("a transaction panicked: {0}")]
    Panicked(String),
    /// The database is closed, or its outer transaction is gone.
    #[error("the database is closed")]
    Closed,
    /// A read of one statement tried another one, which would see another state.
    #[error("a read of one statement has a second one")]
    SecondStatement,
    /// A column holds something else than expected.
    #[error("a column cannot be read: {0}")]
    Decode(String),
    /// The address of a database cannot be understood.
    #[error("the database's address: {0}")]
    Address(String),
    /// Something that only a database file can do was asked of a server.
    #[error("only a database file can do this; use the server's own tools")]
    FilesOnly,
    /// A file was made by another version of the schema.
    #[error("{0}")]
    Migration(String),
    /// Anything else the engine says.
    #[error("database error {code}: {message}")]
    Sql {
        /// The engine's code.
        code: String,
        /// The engine's words; never shown to clients.
        message: String,
    },
}

impl Error {
    /// Whether this is a violation of the unique index of that name.
    #[must_use]
    pub fn is_unique_on(&self, wanted: &str) -> bool {
        matches!(self, Self::Unique { index } if index == wanted)
    }

    /// Whether the same request may succeed a little later (a 503 with `retry-after`).
    #[must_use]
    pub const fn is_retryable_by_client(&self) -> bool {
        matches!(
            self,
            Self::Contended | Self::Overloaded | Self::Timeout | Self::Closed | Self::Unreachable(_)
        )
    }
}
