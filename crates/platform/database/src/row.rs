//! Reading the columns of a row into types.

use std::str::FromStr;

use primitives::{Amount, Id, Quantity, Timestamp};
use serde::de::DeserializeOwned;
use uuid::Uuid;

use crate::Error;

/// A row of a result.
pub struct Row<'r> {
    source: Source<'r>,
}

enum Source<'r> {
    Sqlite(&'r rusqlite::Row<'r>),
    Server(&'r dyn Columns),
}

/// The columns of a row from a server.
pub(crate) trait Columns {
    /// The column at `index`.
    fn column(&self, index: usize) -> Result<Column<'_>, Error>;
}

/// A column's content before it has a type.
#[derive(Debug, Clone, Copy)]
pub enum Column<'c> {
    /// NULL.
    Null,
    /// An integer.
    Int(i64),
    /// Text.
    Text(&'c str),
    /// Bytes (also UUIDs, where the dialect keeps them so).
    Bytes(&'c [u8]),
}

impl<'r> Row<'r> {
    pub(crate) const fn of_sqlite(row: &'r rusqlite::Row<'r>) -> Self {
        Self { source: Source::Sqlite(row) }
    }

    pub(crate) const fn of_server(row: &'r dyn Columns) -> Self {
        Self { source: Source::Server(row) }
    }

    /// The column at `index`, from 0.
    ///
    /// # Errors
    /// [`Error::Decode`] when there is no such column or it holds something else.
    pub fn get<T: FromColumn>(&self, index: usize) -> Result<T, Error> {
        T::from_column(self.column(index)?).map_err(|error| Error::Decode(format!("column {index}: {error}")))
    }

    /// A text column read by `FromStr`: states, currencies, handles.
    ///
    /// # Errors
    /// [`Error::Decode`] when the text is not of the type.
    pub fn parse<T: FromStr>(&self, index: usize) -> Result<T, Error> {
        let text: String = self.get(index)?;
        text.parse().map_err(|_| Error::Decode(format!("column {index}: unexpected text")))
    }

    fn column(&self, index: usize) -> Result<Column<'_>, Error> {
        match &self.source {
            Source::Sqlite(row) => sqlite_column(row, index),
            Source::Server(row) => row.column(index),
        }
    }
}

fn sqlite_column<'c>(row: &'c rusqlite::Row<'_>, index: usize) -> Result<Column<'c>, Error> {
    use rusqlite::types::ValueRef;
    let value = row.get_ref(index).map_err(|error| Error::Decode(error.to_string()))?;
    Ok(match value {
        ValueRef::Null => Column::Null,
        ValueRef::Integer(number) => Column::Int(number),
        ValueRef::Real(_) => return Err(Error::Decode("floating point columns are not used".to_owned())),
        ValueRef::Text(bytes) => Column::text(bytes)?,
        ValueRef::Blob(bytes) => Column::Bytes(bytes),
    })
}

impl<'c> Column<'c> {
    pub(crate) fn text(bytes: &'c [u8]) -> Result<Self, Error> {
        std::str::from_utf8(bytes).map(Self::Text).map_err(|error| Error::Decode(error.to_string()))
    }
}

/// A type that a column can be read as.
pub trait FromColumn: Sized {
    /// Reads the column.
    ///
    /// # Errors
    /// [`Error::Decode`] when it holds something else.
    fn from_column(column: Column<'_>) -> Result<Self, Error>;
}

fn unexpected<T>(wanted: &str, column: Column<'_>) -> Result<T, Error> {
    let found = match column {
        Column::Null => "NULL",
        Column::Int(_) => "an integer",
        Column::Text(_) => "text",
        Column::Bytes(_) => "bytes",
    };
    Err(Error::Decode(format!("expected {wanted}, found {found}")))
}

impl FromColumn for i64 {
    fn from_column(column: Column<'_>) -> Result<Self, Error> {
        if let Column::Int(number) = column { Ok(number) } else { unexpected("an integer", column) }
    }
}

macro_rules! integers {
    ($($type:ty),*) => {
        $(impl FromColumn for $type {
            fn from_column(column: Column<'_>) -> Result<Self, Error> {
                Self::try_from(i64::from_column(column)?).map_err(|_| Error::Decode("number out of range".to_owned()))
            }
        })*
    };
}
integers!(i32, u16, u32, u64, usize);

impl FromColumn for bool {
    fn from_column(column: Column<'_>) -> Result<Self, Error> {
        i64::from_column(column).map(|number| number != 0)
    }
}

impl FromColumn for String {
    fn from_column(column: Column<'_>) -> Result<Self, Error> {
        if let Column::Text(text) = column { Ok(text.to_owned()) } else { unexpected("text", column) }
    }
}

impl FromColumn for Vec<u8> {
    fn from_column(column: Column<'_>) -> Result<Self, Error> {
        if let Column::Bytes(bytes) = column { Ok(bytes.to_vec()) } else { unexpected("bytes", column) }
    }
}

impl FromColumn for Uuid {
    fn from_column(column: Column<'_>) -> Result<Self, Error> {
        match column {
            Column::Bytes(bytes) => Self::from_slice(bytes).map_err(|error| Error::Decode(error.to_string())),
            other => unexpected("a UUID", other),
        }
    }
}

impl<K: primitives::Kind> FromColumn for Id<K> {
    fn from_column(column: Column<'_>) -> Result<Self, Error> {
        Uuid::from_column(column).map(Self::from_uuid)
    }
}

impl FromColumn for Timestamp {
    fn from_column(column: Column<'_>) -> Result<Self, Error> {
        i64::from_column(column).map(Self::from_micros)
    }
}

impl FromColumn for Amount {
    fn from_column(column: Column<'_>) -> Result<Self, Error> {
        i64::from_column(column).map(Self::new)
    }
}

impl FromColumn for Quantity {
    fn from_column(column: Column<'_>) -> Result<Self, Error> {
        Self::try_from(i64::from_column(column)?).map_err(|error| Error::Decode(error.to_string()))
    }
}

impl<T: FromColumn> FromColumn for Option<T> {
    fn from_column(column: Column<'_>) -> Result<Self, Error> {
        if matches!(column, Column::Null) { Ok(None) } else { T::from_column(column).map(Some) }
    }
}

/// A JSON column read as `T`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Json<T>(pub T);

impl<T: DeserializeOwned> FromColumn for Json<T> {
    fn from_column(column: Column<'_>) -> Result<Self, Error> {
        let Column::Text(text) = column else { return unexpected("a JSON document", column) };
        serde_json::from_str(text).map(Self).map_err(|error| Error::Decode(error.to_string()))
    }
}
