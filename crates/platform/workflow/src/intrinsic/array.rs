//! The functions on arrays.

use serde_json::Value;

use super::{array, whole};

/// The most elements that `States.ArrayRange` makes.
const MAX_RANGE: usize = 1_000;

/// `States.Array(…)`: its arguments.
pub(super) fn of(arguments: &[Value]) -> Result<Value, String> {
    Ok(arguments.to_vec().into())
}

/// `States.ArrayPartition(array, size)`: the array in pieces of that size; the last may be shorter.
pub(super) fn partition(arguments: &[Value]) -> Result<Value, String> {
    let [items, size] = arguments else { return Err("two arguments are expected".to_owned()) };
    let size = usize::try_from(whole(size)?).ok().filter(|size| *size > 0);
    let size = size.ok_or("the size of a piece is at least 1")?;
    Ok(array(items)?.chunks(size).map(|piece| Value::from(piece.to_vec())).collect::<Vec<_>>().into())
}

/// `States.ArrayContains(array, value)`.
pub(super) fn contains(arguments: &[Value]) -> Result<Value, String> {
    let [items, wanted] = arguments else { return Err("two arguments are expected".to_owned()) };
    Ok(array(items)?.contains(wanted).into())
}

/// `States.ArrayRange(first, last, step)`: from the first to the last, which is included if the steps meet it.
pub(super) fn range(arguments: &[Value]) -> Result<Value, String> {
    let [first, last, step] = arguments else { return Err("three arguments are expected".to_owned()) };
    let (first, last, step) = (whole(first)?, whole(last)?, whole(step)?);
    if step == 0 {
        return Err("the step is not 0".to_owned());
    }
    let in_range = |number: &i64| if step > 0 { *number <= last } else { *number >= last };
    let numbers = std::iter::successors(Some(first).filter(in_range), |number| {
        number.checked_add(step).filter(in_range)
    });
    let numbers: Vec<Value> = numbers.take(MAX_RANGE + 1).map(Value::from).collect();
    if numbers.len() > MAX_RANGE {
        return Err(format!("a range has at most {MAX_RANGE} elements"));
    }
    Ok(numbers.into())
}

/// `States.ArrayGetItem(array, index)`.
pub(super) fn item(arguments: &[Value]) -> Result<Value, String> {
    let [items, index] = arguments else { return Err("two arguments are expected".to_owned()) };
    let found = usize::try_from(whole(index)?).ok().and_then(|index| array(items).ok()?.get(index));
    found.cloned().ok_or_else(|| format!("the array has no element {index}"))
}

/// `States.ArrayLength(array)`.
pub(super) fn length(arguments: &[Value]) -> Result<Value, String> {
    let [items] = arguments else { return Err("one argument is expected".to_owned()) };
    Ok(array(items)?.len().into())
}

/// `States.ArrayUnique(array)`: without repetitions, in the order of the first occurrences.
pub(super) fn unique(arguments: &[Value]) -> Result<Value, String> {
    let [items] = arguments else { return Err("one argument is expected".to_owned()) };
    let mut seen = std::collections::HashSet::new();
    Ok(array(items)?.iter().filter(|item| seen.insert(*item)).cloned().collect::<Vec<_>>().into())
}

#[cfg(test)]
mod tests {
    use serde_json::{Value, json};

    use super::super::evaluated;

    fn of(call: &str) -> Result<Value, String> {
        let data =
            json!({"inputArray": [1, 2, 3, 4, 5, 6, 7, 8, 9], "lookingFor": 5, "twice": [1, 2, 1, "1", 2]});
        evaluated(call, &data)
    }

    #[test]
    fn arrays_are_cut_into_pieces() {
        let pieces = json!([[1, 2, 3, 4], [5, 6, 7, 8], [9]]);
        assert_eq!(of("States.ArrayPartition($.inputArray, 4)"), Ok(pieces));
        assert!(of("States.ArrayPartition($.inputArray, 0)").is_err());
    }

    #[test]
    fn elements_are_found() {
        assert_eq!(of("States.ArrayContains($.inputArray, $.lookingFor)"), Ok(json!(true)));
        assert_eq!(of("States.ArrayContains($.inputArray, 'x')"), Ok(json!(false)));
        assert_eq!(of("States.ArrayGetItem($.inputArray, 5)"), Ok(json!(6)));
        assert_eq!(of("States.ArrayLength($.inputArray)"), Ok(json!(9)));
        assert_eq!(of("States.ArrayUnique($.twice)"), Ok(json!([1, 2, "1"])));
        for call in [
            "States.ArrayGetItem($.inputArray, 9)",
            "States.ArrayGetItem($.inputArray, -1)",
            "States.ArrayLength(1)",
        ] {
            assert!(of(call).is_err(), "{call}");
        }
    }

    #[test]
    fn ranges_include_their_end_and_are_bounded() {
        assert_eq!(of("States.ArrayRange(1, 9, 2)"), Ok(json!([1, 3, 5, 7, 9])));
        assert_eq!(of("States.ArrayRange(3, 0, -2)"), Ok(json!([3, 1])));
        assert_eq!(of("States.ArrayRange(1, 0, 1)"), Ok(json!([])));
        assert_eq!(of("States.ArrayRange(1, 1000, 1)").unwrap().as_array().unwrap().len(), 1000);
        assert!(of("States.ArrayRange(0, 1000, 1)").is_err());
        assert!(of("States.ArrayRange(0, 1, 0)").is_err());
    }
}
