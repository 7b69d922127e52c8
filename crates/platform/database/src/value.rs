//! What is bound to a placeholder.

use primitives::{Amount, Country, Currency, Email, Handle, Id, Phone, Quantity, Text, Timestamp};
use uuid::Uuid;

/// A value bound to a `?`.
#[derive(Debug, Clone, PartialEq)]
pub enum Value {
    /// NULL.
    Null,
    /// Any integer; booleans are 0 and 1.
    Int(i64),
    /// Text.
    Text(String),
    /// Bytes.
    Bytes(Vec<u8>),
    /// A UUID in the dialect's own form.
    Uuid(Uuid),
    /// A JSON document, opaque to SQL.
    Json(String),
}

/// Values for the placeholders of a statement: `&params![id, name, None::<i64>]`.
#[macro_export]
macro_rules! params {
    ($($value:expr),* $(,)?) => { [$($crate::Value::from($value)),*] };
}

impl Value {
    /// A JSON column's value.
    ///
    /// # Errors
    /// [`crate::Error::Decode`] when `document` has no JSON form (a map with odd keys).
    pub fn json(document: &impl serde::Serialize) -> Result<Self, crate::Error> {
        serde_json::to_string(document)
            .map(Self::Json)
            .map_err(|error| crate::Error::Decode(error.to_string()))
    }
}

macro_rules! from {
    ($($type:ty => |$value:ident| $made:expr;)*) => {
        $(impl From<$type> for Value { fn from($value: $type) -> Self { $made } })*
    };
}

from! {
    i64 => |v| Self::Int(v);
    i32 => |v| Self::Int(v.into());
    u32 => |v| Self::Int(v.into());
    u16 => |v| Self::Int(v.into());
    bool => |v| Self::Int(v.into());
    String => |v| Self::Text(v);
    &String => |v| Self::Text(v.clone());
    &str => |v| Self::Text(v.to_owned());
    Vec<u8> => |v| Self::Bytes(v);
    &[u8] => |v| Self::Bytes(v.to_vec());
    Uuid => |v| Self::Uuid(v);
    Timestamp => |v| Self::Int(v.micros());
    Amount => |v| Self::Int(v.minor_units());
    Quantity => |v| Self::Int(v.get().into());
    Currency => |v| Self::Text(v.code().to_owned());
    Country => |v| Self::Text(v.code().to_owned());
    &Email => |v| Self::Text(v.as_str().to_owned());
    &Handle => |v| Self::Text(v.as_str().to_owned());
    &Phone => |v| Self::Text(v.as_str().to_owned());
    &Value => |v| v.clone();
}

impl<K: primitives::Kind> From<Id<K>> for Value {
    fn from(id: Id<K>) -> Self {
        Self::Uuid(id.uuid())
    }
}

impl<const MIN: usize, const MAX: usize> From<&Text<MIN, MAX>> for Value {
    fn from(text: &Text<MIN, MAX>) -> Self {
        Self::Text(text.as_str().to_owned())
    }
}

impl<T: Into<Self>> From<Option<T>> for Value {
    fn from(value: Option<T>) -> Self {
        value.map_or(Self::Null, Into::into)
    }
}
