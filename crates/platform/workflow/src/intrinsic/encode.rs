//! `States.Base64Encode`, `States.Base64Decode`, `States.Hash`.

use std::fmt::Write as _;

use base64::{Engine as _, prelude::BASE64_STANDARD};
use serde_json::Value;
use sha2::Digest;

use super::text;

/// The longest text that is encoded, decoded or hashed, in characters.
const MAX_LENGTH: usize = 10_000;

fn bounded(value: &Value) -> Result<&str, String> {
    let text = text(value)?;
    if text.chars().nth(MAX_LENGTH).is_some() {
        return Err(format!("the text has more than {MAX_LENGTH} characters"));
    }
    Ok(text)
}

/// `States.Base64Encode(text)`.
pub(super) fn to_base64(arguments: &[Value]) -> Result<Value, String> {
    let [plain] = arguments else { return Err("one argument is expected".to_owned()) };
    Ok(BASE64_STANDARD.encode(bounded(plain)?).into())
}

/// `States.Base64Decode(text)`.
pub(super) fn from_base64(arguments: &[Value]) -> Result<Value, String> {
    let [encoded] = arguments else { return Err("one argument is expected".to_owned()) };
    let bytes = BASE64_STANDARD.decode(bounded(encoded)?).map_err(|error| format!("no base64: {error}"))?;
    String::from_utf8(bytes).map(Value::from).map_err(|_| "the decoded bytes are no text".to_owned())
}

/// `States.Hash(data, algorithm)`: in lower-case hexadecimal.
pub(super) fn hash(arguments: &[Value]) -> Result<Value, String> {
    let [data, algorithm] = arguments else { return Err("two arguments are expected".to_owned()) };
    let data = bounded(data)?;
    let hash = match text(algorithm)? {
        "MD5" => hex::<md5::Md5>(data),
        "SHA-1" => hex::<sha1::Sha1>(data),
        "SHA-256" => hex::<sha2::Sha256>(data),
        "SHA-384" => hex::<sha2::Sha384>(data),
        "SHA-512" => hex::<sha2::Sha512>(data),
        other => return Err(format!("there is no hash algorithm {other:?}")),
    };
    Ok(hash.into())
}

fn hex<D: Digest>(data: &str) -> String {
    D::digest(data.as_bytes()).iter().fold(String::new(), |mut hex, byte| {
        let _ = write!(hex, "{byte:02x}");
        hex
    })
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::super::evaluated;

    #[test]
    fn base64_goes_both_ways() {
        let data = json!({"input": "Data to encode", "base64": "RGF0YSB0byBlbmNvZGU="});
        assert_eq!(evaluated("States.Base64Encode($.input)", &data), Ok(data["base64"].clone()));
        assert_eq!(evaluated("States.Base64Decode($.base64)", &data), Ok(data["input"].clone()));
        assert!(evaluated("States.Base64Decode('!')", &data).is_err());
        assert!(evaluated("States.Base64Decode('/w==')", &data).is_err());
    }

    /// FIPS 180-4 and RFC 1321 test vectors of "abc".
    #[test]
    fn hashes_are_those_of_the_standards() {
        let start = |algorithm: &str| {
            let hash = evaluated(&format!("States.Hash('abc', '{algorithm}')"), &json!({})).unwrap();
            hash.as_str().unwrap()[..16].to_owned()
        };
        assert_eq!(start("MD5"), "900150983cd24fb0");
        assert_eq!(start("SHA-1"), "a9993e364706816a");
        assert_eq!(start("SHA-256"), "ba7816bf8f01cfea");
        assert_eq!(start("SHA-384"), "cb00753f45a35e8b");
        assert_eq!(start("SHA-512"), "ddaf35a193617aba");
        assert!(evaluated("States.Hash('abc', 'CRC')", &json!({})).is_err());
    }

    #[test]
    fn texts_are_bounded() {
        let data = json!({"long": "ä".repeat(10_000), "longer": "ä".repeat(10_001)});
        assert!(evaluated("States.Hash($.long, 'MD5')", &data).is_ok());
        assert!(evaluated("States.Hash($.longer, 'MD5')", &data).is_err());
    }
}
