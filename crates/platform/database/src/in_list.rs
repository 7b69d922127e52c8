//! Lists for `IN (…)`, padded so that the statement cache stays small.

use crate::Value;

/// The placeholders and values of an `IN` list: `IN ({list})`. The length is padded to a power of two with
/// repetitions of the last value; an empty list becomes `NULL`, which matches nothing.
#[must_use]
pub fn in_list<T: Clone + Into<Value>>(values: &[T]) -> (String, Vec<Value>) {
    let Some(last) = values.last() else { return ("NULL".to_owned(), Vec::new()) };
    let length = values.len().next_power_of_two();
    let mut bound: Vec<Value> = values.iter().cloned().map(Into::into).collect();
    bound.resize(length, last.clone().into());
    let mut list = "?,".repeat(length);
    list.pop();
    (list, bound)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lists_are_padded_to_powers_of_two() {
        let (list, values) = in_list(&[1_i64, 2, 3]);
        assert_eq!(list, "?,?,?,?");
        assert_eq!(values, [1, 2, 3, 3].map(Value::Int));
        assert_eq!(in_list::<i64>(&[]), ("NULL".to_owned(), vec![]));
    }
}
