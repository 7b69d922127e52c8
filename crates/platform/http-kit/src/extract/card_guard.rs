//! No card number is accepted in any field: card data never touches the shop.

use primitives::looks_like_card_number;
use serde_json::Value;

use crate::Problem;

/// Refuses a body that has something like a card number in one of its values, and names the place.
pub(super) fn refuse_card_numbers(body: &[u8]) -> Result<(), Problem> {
    // The common case: one pass over the bytes, nothing parsed.
    if !may_hold_card_number(body) {
        return Ok(());
    }
    let place = serde_json::from_slice(body).ok().and_then(|value: Value| place_in(&value, String::new()));
    place.map_or(Ok(()), |pointer| {
        let detail = "This looks like the number of a payment card. Card numbers are never accepted here.";
        Err(Problem::invalid(pointer, "card_number", detail))
    })
}

/// The text, or the other one if somebody's card number could be in it.
pub(super) fn unless_digits(text: String, instead: &str) -> String {
    if may_hold_card_number(text.as_bytes()) { instead.to_owned() } else { text }
}

/// Whether there are as many digits in a row as a card number has, blanks and dashes between them counted in, or an
/// escape that could hide some.
fn may_hold_card_number(body: &[u8]) -> bool {
    let mut digits = 0;
    for (index, byte) in body.iter().enumerate() {
        match byte {
            b'0'..=b'9' => digits += 1,
            b' ' | b'-' => {}
            b'\\' if body.get(index + 1) == Some(&b'u') => return true,
            _ => digits = 0,
        }
        if digits >= SHORTEST_CARD_NUMBER {
            return true;
        }
    }
    false
}

/// ISO/IEC 7812-1 allows fewer digits; no issuer uses them.
const SHORTEST_CARD_NUMBER: u32 = 13;

fn place_in(value: &Value, pointer: String) -> Option<String> {
    match value {
        Value::String(text) => looks_like_card_number(text).then_some(pointer),
        Value::Number(number) => looks_like_card_number(&number.to_string()).then_some(pointer),
        Value::Array(items) => {
            items.iter().enumerate().find_map(|(index, item)| place_in(item, format!("{pointer}/{index}")))
        }
        Value::Object(fields) => {
            if fields.keys().any(|key| looks_like_card_number(key)) {
                return Some(pointer);
            }
            fields.iter().find_map(|(key, field)| place_in(field, format!("{pointer}/{key}")))
        }
        Value::Null | Value::Bool(_) => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_card_number_is_refused_wherever_it_stands_and_never_repeated() {
        let hidden = [r#"{"a":["x","\n4111111111111111"]}"#, r#"{"a":["x","\u0034111111111111111"]}"#];
        for body in [r#"{"a":["x","4111 1111 1111 1111"]}"#, r#"{"a":[0,4111111111111111]}"#]
            .into_iter()
            .chain(hidden)
        {
            let problem = refuse_card_numbers(body.as_bytes()).unwrap_err();
            assert_eq!((problem.status, problem.errors[0].pointer.as_str()), (422, "/a/1"));
            assert!(!serde_json::to_string(&problem).unwrap().contains("4111"));
        }
        assert!(
            refuse_card_numbers(br#"{"phone":"+1 555 0100","id":"ord_01h455vb4pex5vsknk084sn02q"}"#).is_ok()
        );
    }
}
