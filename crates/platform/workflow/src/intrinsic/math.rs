//! `States.MathRandom`, `States.MathAdd`.

use rand::{RngExt, SeedableRng, rngs::StdRng};
use serde_json::Value;

use super::whole;

/// `States.MathRandom(from, to[, seed])`: a whole number from the first to before the second.
pub(super) fn random(arguments: &[Value]) -> Result<Value, String> {
    let [from, to, seed @ ..] = arguments else { return Err("two arguments are expected".to_owned()) };
    let range = whole(from)?..whole(to)?;
    if range.is_empty() {
        return Err("the end of the range is after its start".to_owned());
    }
    let number = match seed.first() {
        Some(seed) => StdRng::seed_from_u64(whole(seed)?.cast_unsigned()).random_range(range),
        None => rand::random_range(range),
    };
    Ok(number.into())
}

/// `States.MathAdd(a, b)`.
pub(super) fn add(arguments: &[Value]) -> Result<Value, String> {
    let [first, second] = arguments else { return Err("two arguments are expected".to_owned()) };
    let sum = whole(first)?.checked_add(whole(second)?);
    sum.map(Value::from).ok_or_else(|| "the sum is too large".to_owned())
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::super::evaluated;

    #[test]
    fn whole_numbers_are_added() {
        let data = json!({"value1": 111, "step": -1});
        assert_eq!(evaluated("States.MathAdd($.value1, $.step)", &data), Ok(json!(110)));
        assert_eq!(evaluated("States.MathAdd(1.6, 1)", &data), Ok(json!(3)));
        assert!(evaluated("States.MathAdd(9223372036854775807, 1)", &data).is_err());
        assert!(evaluated("States.MathAdd('1', 1)", &data).is_err());
    }

    #[test]
    fn random_numbers_are_in_range_and_repeat_with_their_seed() {
        let drawn = |call: &str| evaluated(call, &json!({})).map(|number| number.as_i64().unwrap());
        for _ in 0..100 {
            assert!((1..4).contains(&drawn("States.MathRandom(1, 4)").unwrap()));
        }
        let seeded = "States.MathRandom(1, 1000000, 7)";
        assert_eq!(drawn(seeded), drawn(seeded));
        assert!(drawn("States.MathRandom(4, 4)").is_err());
    }
}
