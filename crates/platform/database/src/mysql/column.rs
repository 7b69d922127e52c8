//! Columns of a row in the few forms that the store knows.

use mysql::{
    Row, Value,
    consts::{ColumnFlags, ColumnType},
};

use crate::{
    Error,
    row::{Column, Columns},
};

/// The character set of what is no text.
const BINARY: u16 = 63;

impl Columns for Row {
    fn column(&self, index: usize) -> Result<Column<'_>, Error> {
        let missing = || Error::Decode(format!("there is no column {index}"));
        let column = self.columns_ref().get(index).ok_or_else(missing)?;
        match self.as_ref(index).ok_or_else(missing)? {
            Value::NULL => Ok(Column::Null),
            Value::Int(number) => Ok(Column::Int(*number)),
            Value::UInt(number) => i64::try_from(*number).map(Column::Int).map_err(|_| too_large()),
            Value::Bytes(bytes) if column.column_type() == ColumnType::MYSQL_TYPE_NEWDECIMAL => {
                whole_number(bytes).map(Column::Int).ok_or_else(too_large)
            }
            Value::Bytes(bytes)
                if column.character_set() == BINARY && column.flags().contains(ColumnFlags::BINARY_FLAG) =>
            {
                Ok(Column::Bytes(bytes))
            }
            Value::Bytes(bytes) => Column::text(bytes),
            Value::Float(_) | Value::Double(_) | Value::Date(..) | Value::Time(..) => {
                Err(Error::Decode("only whole numbers, text and bytes are used".to_owned()))
            }
        }
    }
}

fn too_large() -> Error {
    Error::Decode("no whole number, or too large".to_owned())
}

/// A DECIMAL, which is what a sum of integers is.
fn whole_number(text: &[u8]) -> Option<i64> {
    std::str::from_utf8(text).ok()?.parse().ok()
}
