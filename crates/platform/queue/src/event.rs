//! What can be emitted, and how large it may be.

use database::{Error, Value};
use serde::{Serialize, de::DeserializeOwned};

/// The longest payload, in bytes of JSON: what the queues of the large clouds take.
pub const MAX_PAYLOAD: usize = 256 * 1024;

/// The longest key, in characters.
pub const MAX_KEY: usize = 191;

/// Something that has happened, in the past tense.
pub trait Event: Serialize + DeserializeOwned + Send + Sync + 'static {
    /// Its name in the outbox (`order_paid`); never changed once events were emitted.
    const NAME: &'static str;

    /// What it is about, for instance the order's id: events of one key reach a subscriber in the order in which they
    /// were emitted (those of different processes within one millisecond may swap). Empty where order does not matter.
    fn key(&self) -> String;
}

/// The JSON column of a payload within [`MAX_PAYLOAD`].
pub(crate) fn payload(of: &impl Serialize) -> Result<Value, Error> {
    match Value::json(of)? {
        Value::Json(text) if text.len() > MAX_PAYLOAD => {
            Err(Error::Check(format!("the payload has {} bytes and may have {MAX_PAYLOAD}", text.len())))
        }
        json => Ok(json),
    }
}

/// `key`, if it is within [`MAX_KEY`].
pub(crate) fn checked_key(key: String) -> Result<String, Error> {
    if key.chars().nth(MAX_KEY).is_some() {
        return Err(Error::Check(format!("a key has at most {MAX_KEY} characters")));
    }
    Ok(key)
}
