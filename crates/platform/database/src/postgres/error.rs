//! The server's errors in our words.

use std::error::Error as _;

use tokio_postgres::error::SqlState;

use crate::{Error, server::Failure};

/// Why a connection could not be made.
pub(super) fn unreachable(error: &tokio_postgres::Error) -> Error {
    match error.code() {
        Some(&SqlState::TOO_MANY_CONNECTIONS) => Error::Overloaded,
        _ => Error::Unreachable(words(error)),
    }
}

/// Why a statement failed.
pub(super) fn failure(error: &tokio_postgres::Error) -> Failure {
    let Some(told) = error.as_db_error() else {
        let is_lost = error.is_closed() || error.source().is_some_and(|cause| cause.is::<std::io::Error>());
        return if is_lost {
            Failure { error: Error::Unreachable(words(error)), is_repeatable: true }
        } else {
            let error = Error::Sql { code: "POSTGRES".to_owned(), message: words(error) };
            Failure { error, is_repeatable: false }
        };
    };
    let message = || told.message().to_owned();
    let code = told.code();
    let (error, is_repeatable) = match *code {
        SqlState::UNIQUE_VIOLATION => {
            (Error::Unique { index: told.constraint().unwrap_or_default().to_owned() }, false)
        }
        SqlState::FOREIGN_KEY_VIOLATION => (Error::ForeignKey, false),
        SqlState::CHECK_VIOLATION
        | SqlState::NOT_NULL_VIOLATION
        | SqlState::STRING_DATA_RIGHT_TRUNCATION
        | SqlState::NUMERIC_VALUE_OUT_OF_RANGE => (Error::Check(message()), false),
        SqlState::T_R_SERIALIZATION_FAILURE
        | SqlState::T_R_DEADLOCK_DETECTED
        | SqlState::LOCK_NOT_AVAILABLE => (Error::Contended, true),
        _ if is_stale_statement(error) => (Error::Contended, true),
        SqlState::QUERY_CANCELED => (Error::Timeout, false),
        SqlState::ADMIN_SHUTDOWN | SqlState::CRASH_SHUTDOWN | SqlState::CANNOT_CONNECT_NOW => {
            (Error::Unreachable(message()), true)
        }
        _ => (Error::Sql { code: code.code().to_owned(), message: message() }, false),
    };
    Failure { error, is_repeatable }
}

/// Whether somebody has changed a table under a kept statement, or a pooler has lost it.
pub(super) fn is_stale_statement(error: &tokio_postgres::Error) -> bool {
    let Some(told) = error.as_db_error() else { return false };
    match *told.code() {
        SqlState::FEATURE_NOT_SUPPORTED => told.message().starts_with("cached plan"),
        SqlState::INVALID_SQL_STATEMENT_NAME => true,
        _ => false,
    }
}

/// The driver's words with their cause, which it leaves out.
fn words(error: &tokio_postgres::Error) -> String {
    error.source().map_or_else(|| error.to_string(), |cause| format!("{error}: {cause}"))
}
