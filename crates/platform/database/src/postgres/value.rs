//! Values as the server wants them: by the type that it has found for the placeholder.

use std::error::Error as StdError;

use bytes::BytesMut;
use tokio_postgres::types::{IsNull, ToSql, Type, to_sql_checked};

use crate::Value;

/// What the server is told about a placeholder. Beside a small number it would take one for 32 bits; what is text or
/// nothing it finds by itself.
pub(super) const fn type_of(value: &Value) -> Type {
    match value {
        Value::Int(_) => Type::INT8,
        Value::Uuid(_) => Type::UUID,
        Value::Null | Value::Text(_) | Value::Bytes(_) | Value::Json(_) => Type::UNKNOWN,
    }
}

impl ToSql for Value {
    fn to_sql(&self, of: &Type, out: &mut BytesMut) -> Result<IsNull, Box<dyn StdError + Sync + Send>> {
        match self {
            Self::Null => Ok(IsNull::Yes),
            Self::Int(number) => int_to_sql(*number, of, out),
            Self::Text(text) | Self::Json(text) => {
                if *of == Type::JSONB {
                    // The version of its form.
                    out.extend_from_slice(&[1]);
                }
                out.extend_from_slice(text.as_bytes());
                Ok(IsNull::No)
            }
            Self::Bytes(bytes) => {
                out.extend_from_slice(bytes);
                Ok(IsNull::No)
            }
            Self::Uuid(uuid) => {
                out.extend_from_slice(uuid.as_bytes());
                Ok(IsNull::No)
            }
        }
    }

    fn accepts(_: &Type) -> bool {
        true
    }

    to_sql_checked!();
}

fn int_to_sql(number: i64, of: &Type, out: &mut BytesMut) -> Result<IsNull, Box<dyn StdError + Sync + Send>> {
    match *of {
        Type::INT8 => number.to_sql(of, out),
        Type::INT4 => i32::try_from(number)?.to_sql(of, out),
        Type::INT2 => i16::try_from(number)?.to_sql(of, out),
        Type::BOOL => (number != 0).to_sql(of, out),
        Type::TEXT => number.to_string().to_sql(of, out),
        _ => Err(format!("an integer for a placeholder of type {of}").into()),
    }
}
