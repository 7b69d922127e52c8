//! Values as the server wants them.

use mysql::{Params, Value as Bound};

use crate::Value;

pub(super) fn bind(values: &[Value]) -> Params {
    if values.is_empty() { Params::Empty } else { Params::Positional(values.iter().map(bound).collect()) }
}

fn bound(value: &Value) -> Bound {
    match value {
        Value::Null => Bound::NULL,
        Value::Int(number) => Bound::Int(*number),
        Value::Text(text) | Value::Json(text) => Bound::Bytes(text.as_bytes().to_vec()),
        Value::Bytes(bytes) => Bound::Bytes(bytes.clone()),
        Value::Uuid(uuid) => Bound::Bytes(uuid.as_bytes().to_vec()),
    }
}
