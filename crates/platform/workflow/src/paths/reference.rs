//! Reference paths: those that name exactly one place (`$.order.lines[0]`), which can also be written to.

use std::fmt;

use serde_json::{Map, Value};

/// A path to one place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct ReferencePath(Vec<Step>);

#[derive(Debug, Clone, PartialEq, Eq)]
enum Step {
    Field(String),
    Index(usize),
}

impl ReferencePath {
    /// Reads the part after the `$`; `None` when it is no reference path.
    pub(crate) fn parse_steps(mut rest: &str) -> Option<Self> {
        let mut steps = Vec::new();
        while !rest.is_empty() {
            let (step, after) = if let Some(name) = rest.strip_prefix('.') {
                let end = name.find(['.', '[']).unwrap_or(name.len());
                let (name, after) = name.split_at(end);
                (plain_name(name)?, after)
            } else {
                bracket(rest.strip_prefix('[')?)?
            };
            steps.push(step);
            rest = after;
        }
        Some(Self(steps))
    }

    /// Reads a path that starts with one `$`.
    pub(crate) fn parse(text: &str) -> Option<Self> {
        let rest = text.strip_prefix('$')?;
        if rest.starts_with('$') { None } else { Self::parse_steps(rest) }
    }

    /// Whether this is `$`.
    pub(crate) const fn is_root(&self) -> bool {
        self.0.is_empty()
    }

    pub(crate) fn find<'a>(&self, root: &'a Value) -> Option<&'a Value> {
        self.0.iter().try_fold(root, |value, step| match step {
            Step::Field(name) => value.as_object()?.get(name),
            Step::Index(index) => value.as_array()?.get(*index),
        })
    }

    /// Puts `value` there, creating missing objects on the way; `false` when the place cannot be (an index past the
    /// end, a field of something that is no object). Then `root` may hold new empty objects.
    pub(crate) fn put(&self, root: &mut Value, value: Value) -> bool {
        let mut place = root;
        for step in &self.0 {
            let next = match step {
                Step::Field(name) => {
                    if place.is_null() {
                        *place = Value::Object(Map::new());
                    }
                    place.as_object_mut().map(|object| object.entry(name.as_str()).or_insert(Value::Null))
                }
                Step::Index(index) => place.as_array_mut().and_then(|array| array.get_mut(*index)),
            };
            let Some(next) = next else { return false };
            place = next;
        }
        *place = value;
        true
    }
}

fn plain_name(name: &str) -> Option<Step> {
    let is_plain = |c: char| c.is_alphanumeric() || matches!(c, '_' | '-') || !c.is_ascii();
    (!name.is_empty() && name.chars().all(is_plain)).then(|| Step::Field(name.to_owned()))
}

/// What is between the brackets, and what follows them.
fn bracket(rest: &str) -> Option<(Step, &str)> {
    let Some(quote) = rest.chars().next().filter(|c| matches!(c, '\'' | '"')) else {
        let (index, after) = rest.split_once(']')?;
        let is_number = !index.is_empty() && index.bytes().all(|b| b.is_ascii_digit());
        return is_number.then(|| index.parse().ok()).flatten().map(|index| (Step::Index(index), after));
    };
    let (name, after) = rest[1..].split_once(quote)?;
    let after = after.strip_prefix(']')?;
    (!name.contains('\\')).then(|| (Step::Field(name.to_owned()), after))
}

impl fmt::Display for ReferencePath {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("$")?;
        self.0.iter().try_for_each(|step| match step {
            Step::Field(name) if name.contains('\'') => write!(f, "[\"{name}\"]"),
            Step::Field(name) => write!(f, "['{name}']"),
            Step::Index(index) => write!(f, "[{index}]"),
        })
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn put(path: &str, mut into: Value) -> Option<Value> {
        ReferencePath::parse(path).unwrap().put(&mut into, json!(6)).then_some(into)
    }

    #[test]
    fn a_value_replaces_the_whole_or_a_part() {
        assert_eq!(put("$", json!({"a": 1})), Some(json!(6)));
        assert_eq!(put("$.sum", json!({"a": 1})), Some(json!({"a": 1, "sum": 6})));
        assert_eq!(put("$.a", json!({"a": 1})), Some(json!({"a": 6})));
        assert_eq!(put("$['a'][1].b", json!({"a": [0, {"b": 1}]})), Some(json!({"a": [0, {"b": 6}]})));
    }

    #[test]
    fn missing_objects_are_created_but_array_elements_are_not() {
        assert_eq!(put("$.a.b.c", json!({})), Some(json!({"a": {"b": {"c": 6}}})));
        assert_eq!(put("$.a[1]", json!({"a": [0]})), None);
        assert_eq!(put("$.a.b", json!({"a": 3})), None);
    }

    #[test]
    fn what_may_match_several_places_is_no_reference_path() {
        for text in [
            "$.*",
            "$..a",
            "$.a[*]",
            "$.a[0,1]",
            "$.a[0:2]",
            "$.a[?(@.b)]",
            "$.a[-1]",
            "$.",
            "a",
            "$$.a",
            "$.a b",
        ] {
            assert_eq!(ReferencePath::parse(text), None, "{text}");
        }
    }

    proptest::proptest! {
        #[test]
        fn what_was_put_somewhere_is_found_there(names in proptest::collection::vec("[a-zA-Z_'. ]{1,8}", 0..5)) {
            let path = ReferencePath(names.into_iter().map(Step::Field).collect());
            let mut root = json!({});
            proptest::prop_assert!(path.put(&mut root, json!(1)));
            proptest::prop_assert_eq!(path.find(&root), Some(&json!(1)));
            proptest::prop_assert_eq!(ReferencePath::parse(&path.to_string()), Some(path));
        }
    }
}
