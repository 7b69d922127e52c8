//! The server's errors in our words.

use mysql::{Error as Told, MySqlError};

use crate::{Error, server::Failure};

/// Whether the connection is of no use after this.
pub(super) fn is_loss(error: &Told) -> bool {
    match error {
        // The server is going down, or has ended this connection.
        Told::MySqlError(told) => matches!(told.code, 1053 | 1927 | 4031),
        Told::UrlError(_) | Told::FromValueError(_) | Told::FromRowError(_) => false,
        _ => true,
    }
}

/// Why a statement failed.
pub(super) fn failure(error: &Told) -> Failure {
    match error {
        Told::MySqlError(told) => of_server(told),
        Told::IoError(error) if is_late(error) => Failure { error: Error::Timeout, is_repeatable: false },
        _ if is_loss(error) => Failure { error: Error::Unreachable(error.to_string()), is_repeatable: true },
        other => Failure {
            error: Error::Sql { code: "MYSQL".to_owned(), message: other.to_string() },
            is_repeatable: false,
        },
    }
}

fn is_late(error: &std::io::Error) -> bool {
    matches!(error.kind(), std::io::ErrorKind::WouldBlock | std::io::ErrorKind::TimedOut)
}

fn of_server(told: &MySqlError) -> Failure {
    let message = told.message.clone();
    let (error, is_repeatable) = match told.code {
        1062 | 1586 => (Error::Unique { index: index_name(&message) }, false),
        1216 | 1217 | 1451 | 1452 => (Error::ForeignKey, false),
        // CHECK (MariaDB, MySQL), NOT NULL, too long, out of range.
        4025 | 3819 | 1048 | 1364 | 1406 | 1264 => (Error::Check(message), false),
        // Deadlock, lock wait, a row changed under a read, a table changed under a kept statement.
        1213 | 1205 | 1020 | 1615 => (Error::Contended, true),
        // max_statement_time (MariaDB), max_execution_time (MySQL), KILL QUERY.
        1969 | 3024 | 1317 => (Error::Timeout, false),
        1040 | 1203 | 1226 => (Error::Overloaded, false),
        1053 | 1927 | 4031 => (Error::Unreachable(message), true),
        code => (Error::Sql { code: code.to_string(), message }, false),
    };
    Failure { error, is_repeatable }
}

/// `Duplicate entry 'x' for key 'notes_body_key'`, in MySQL 8 with the table before the key and a dot between.
fn index_name(message: &str) -> String {
    let key = message.trim_end_matches('\'').rsplit('\'').next().unwrap_or_default();
    key.rsplit('.').next().unwrap_or_default().to_owned()
}

#[cfg(test)]
mod tests {
    use super::index_name;

    #[test]
    fn the_violated_index_is_found_in_the_message() {
        for key in ["notes_body_key", "notes.notes_body_key"] {
            assert_eq!(index_name(&format!("Duplicate entry 'it''s a.b' for key '{key}'")), "notes_body_key");
        }
    }
}
