//! Fields of a PATCH: left out means "leave it", `null` means "clear it".

use serde::{Deserialize, Deserializer};

/// Reads a field that is there; for `#[serde(default, deserialize_with = "…")]`.
pub(super) fn given<'de, D: Deserializer<'de>, T: Deserialize<'de>>(
    deserializer: D,
) -> Result<Option<Option<T>>, D::Error> {
    Option::deserialize(deserializer).map(Some)
}

/// Reads a field that is there and may not be `null`.
pub(super) fn given_value<'de, D: Deserializer<'de>, T: Deserialize<'de>>(
    deserializer: D,
) -> Result<Option<T>, D::Error> {
    T::deserialize(deserializer).map(Some)
}
