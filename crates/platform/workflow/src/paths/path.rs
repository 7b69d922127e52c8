//! Paths that read: JSONPath (RFC 9535) on the data (`$`) or the context object (`$$`).

use std::borrow::Cow;

use serde_json::Value;
use serde_json_path::JsonPath;
use thiserror::Error;

use super::{ReferencePath, Scope};

/// A path that reads.
#[derive(Debug, Clone)]
pub(crate) struct Path {
    text: String,
    in_context: bool,
    kind: Kind,
}

#[derive(Debug, Clone)]
enum Kind {
    /// Names one place: it must exist.
    One(ReferencePath),
    /// May match several: the result is their array.
    Many(Box<JsonPath>),
}

/// The path names one place, and there is nothing.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
#[error("nothing is at {0}")]
pub(crate) struct NoMatch(pub String);

impl Path {
    pub(crate) fn parse(text: &str) -> Result<Self, String> {
        let Some(rest) = text.strip_prefix('$') else { return Err("a path starts with $".to_owned()) };
        let in_context = rest.starts_with('$');
        let rest = if in_context { &rest[1..] } else { rest };
        let kind = match ReferencePath::parse_steps(rest) {
            Some(reference) => Kind::One(reference),
            None => Kind::Many(Box::new(
                JsonPath::parse(&text[text.len() - rest.len() - 1..]).map_err(|error| error.to_string())?,
            )),
        };
        Ok(Self { text: text.to_owned(), in_context, kind })
    }

    /// Whether this is `$`, so that reading it changes nothing.
    pub(crate) const fn is_identity(&self) -> bool {
        !self.in_context && matches!(&self.kind, Kind::One(reference) if reference.is_root())
    }

    pub(crate) fn find<'a>(&self, scope: Scope<'a>) -> Result<Cow<'a, Value>, NoMatch> {
        let root = if self.in_context { scope.context } else { scope.data };
        match &self.kind {
            Kind::One(reference) => {
                reference.find(root).map(Cow::Borrowed).ok_or_else(|| NoMatch(self.text.clone()))
            }
            Kind::Many(query) => {
                Ok(Cow::Owned(query.query(root).all().into_iter().cloned().collect::<Vec<_>>().into()))
            }
        }
    }

    pub(crate) fn exists(&self, scope: Scope<'_>) -> bool {
        match self.find(scope) {
            Ok(found) => {
                !matches!(&self.kind, Kind::Many(_)) || found.as_array().is_some_and(|a| !a.is_empty())
            }
            Err(NoMatch(_)) => false,
        }
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn find(text: &str) -> Result<Value, NoMatch> {
        let data =
            json!({"store": {"book": [{"title": "A", "price": 8}, {"title": "B", "price": 12}]}, "a-b": 1});
        let context = json!({"Execution": {"Name": "n"}});
        let scope = Scope { data: &data, context: &context };
        Path::parse(text).unwrap().find(scope).map(Cow::into_owned)
    }

    #[test]
    fn one_place_gives_its_value_and_several_give_an_array() {
        assert_eq!(find("$.store.book[1].title"), Ok(json!("B")));
        assert_eq!(find("$['a-b']"), Ok(json!(1)));
        assert_eq!(find("$.a-b"), Ok(json!(1)));
        assert_eq!(find("$.store.book[*].price"), Ok(json!([8, 12])));
        assert_eq!(find("$..title"), Ok(json!(["A", "B"])));
        assert_eq!(find("$.store.book[?(@.price > 10)].title"), Ok(json!(["B"])));
        assert_eq!(find("$.store.book[:1].title"), Ok(json!(["A"])));
        assert_eq!(find("$.store.book[?(@.price > 100)]"), Ok(json!([])));
    }

    #[test]
    fn two_dollars_look_into_the_context() {
        assert_eq!(find("$$.Execution.Name"), Ok(json!("n")));
        assert_eq!(find("$.Execution.Name"), Err(NoMatch("$.Execution.Name".to_owned())));
    }

    #[test]
    fn what_is_no_path_is_refused() {
        for text in ["", "store", "$.", "$[", "$.store.length()", "$[?]"] {
            assert!(Path::parse(text).is_err(), "{text}");
        }
    }
}
