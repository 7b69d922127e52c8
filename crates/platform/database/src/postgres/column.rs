//! Columns of a row in the few forms that the store knows.

use std::error::Error as StdError;

use tokio_postgres::types::{FromSql, Type};

use crate::{
    Error,
    row::{Column, Columns},
};

impl Columns for tokio_postgres::Row {
    fn column(&self, index: usize) -> Result<Column<'_>, Error> {
        self.try_get(index).map_err(|error| Error::Decode(format!("column {index}: {error}")))
    }
}

impl<'c> FromSql<'c> for Column<'c> {
    fn from_sql(of: &Type, raw: &'c [u8]) -> Result<Self, Box<dyn StdError + Sync + Send>> {
        Ok(match *of {
            Type::INT8 => Self::Int(i64::from_sql(of, raw)?),
            Type::INT4 => Self::Int(i32::from_sql(of, raw)?.into()),
            Type::INT2 => Self::Int(i16::from_sql(of, raw)?.into()),
            Type::BOOL => Self::Int(bool::from_sql(of, raw)?.into()),
            Type::NUMERIC => Self::Int(whole_number(raw).ok_or("no whole number, or too large")?),
            Type::UUID | Type::BYTEA => Self::Bytes(raw),
            Type::JSONB => Self::text(raw.get(1..).unwrap_or_default())?,
            Type::TEXT | Type::VARCHAR | Type::BPCHAR | Type::NAME | Type::JSON | Type::UNKNOWN => {
                Self::text(raw)?
            }
            _ => return Err(format!("columns of type {of} are not used").into()),
        })
    }

    fn from_sql_null(_: &Type) -> Result<Self, Box<dyn StdError + Sync + Send>> {
        Ok(Self::Null)
    }

    fn accepts(_: &Type) -> bool {
        true
    }
}

/// A NUMERIC, which is what a sum of integers is: digits in base 10,000, the first one's weight, a sign.
fn whole_number(raw: &[u8]) -> Option<i64> {
    let mut parts = raw.chunks_exact(2).map(|pair| i16::from_be_bytes([pair[0], pair[1]]));
    let (digits, weight, sign, _scale) = (parts.next()?, parts.next()?, parts.next()?, parts.next()?);
    let mut number = 0_i64;
    for place in 0..=weight {
        let digit = if place < digits { parts.next()? } else { 0 };
        number = number.checked_mul(10_000)?.checked_add(digit.into())?;
    }
    // What is left is behind the point.
    if parts.any(|digit| digit != 0) {
        return None;
    }
    match sign {
        0 => Some(number),
        0x4000 => number.checked_neg(),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::whole_number;

    fn numeric(parts: &[i16]) -> Option<i64> {
        whole_number(&parts.iter().flat_map(|part| part.to_be_bytes()).collect::<Vec<_>>())
    }

    #[test]
    fn sums_are_whole_numbers() {
        assert_eq!(numeric(&[0, 0, 0, 0]), Some(0));
        assert_eq!(numeric(&[2, 1, 0x4000, 0, 12, 3456]), Some(-123_456));
        assert_eq!(numeric(&[1, 2, 0, 0, 5]), Some(500_000_000));
        assert_eq!(numeric(&[2, 0, 0, 2, 1, 5000]), None);
        assert_eq!(numeric(&[1, 9, 0, 0, 1]), None);
    }
}
