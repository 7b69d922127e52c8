//! Comparing a value with a constant or another value. Values of different types are never equal, less or greater.

use std::cmp::Ordering;

use primitives::Timestamp;
use serde_json::{Number, Value};

use super::{Kind, missing};
use crate::{
    failure::Failure,
    paths::{Path, Scope},
};

/// `NumericLessThan: 5` and its like.
#[derive(Debug, Clone)]
pub(crate) struct Comparison {
    pub kind: Kind,
    pub relation: Relation,
    pub operand: Operand,
}

/// How two values are to be related.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Relation {
    Equals,
    LessThan,
    GreaterThan,
    LessThanEquals,
    GreaterThanEquals,
}

/// What is compared with.
#[derive(Debug, Clone)]
pub(crate) enum Operand {
    Constant(Value),
    Path(Path),
}

impl Comparison {
    pub(crate) fn holds(&self, value: &Value, scope: Scope<'_>) -> Result<bool, Failure> {
        let order = match &self.operand {
            Operand::Constant(constant) => self.kind.order(value, constant),
            Operand::Path(path) => self.kind.order(value, &*path.find(scope).map_err(missing)?),
        };
        Ok(order.is_some_and(|order| self.relation.allows(order)))
    }
}

impl Relation {
    const fn allows(self, order: Ordering) -> bool {
        match self {
            Self::Equals => order.is_eq(),
            Self::LessThan => order.is_lt(),
            Self::GreaterThan => order.is_gt(),
            Self::LessThanEquals => order.is_le(),
            Self::GreaterThanEquals => order.is_ge(),
        }
    }
}

impl Kind {
    /// The order of two values, if both are of this kind.
    fn order(self, left: &Value, right: &Value) -> Option<Ordering> {
        match (self, left, right) {
            (Self::Text, Value::String(left), Value::String(right)) => Some(left.cmp(right)),
            (Self::Number, Value::Number(left), Value::Number(right)) => numeric_order(left, right),
            (Self::Boolean, Value::Bool(left), Value::Bool(right)) => Some(left.cmp(right)),
            (Self::Timestamp, left, right) => Some(timestamp(left)?.cmp(&timestamp(right)?)),
            _ => None,
        }
    }
}

/// Whole numbers are compared exactly, others as floating point ones.
fn numeric_order(left: &Number, right: &Number) -> Option<Ordering> {
    match (left.as_i128(), right.as_i128()) {
        (Some(left), Some(right)) => Some(left.cmp(&right)),
        _ => left.as_f64()?.partial_cmp(&right.as_f64()?),
    }
}

/// The value as a time, if it is one in the form of RFC 3339 with an upper-case T and an offset or upper-case Z.
pub(super) fn timestamp(value: &Value) -> Option<Timestamp> {
    read_timestamp(value.as_str()?)
}

/// Reads a time in that form.
pub(crate) fn read_timestamp(text: &str) -> Option<Timestamp> {
    let (date, time) = text.split_once('T')?;
    let has_offset = time.ends_with('Z') || time.contains(['+', '-']);
    if date.len() != "2016-08-18".len() || !has_offset || time.contains(['[', 'z']) {
        return None;
    }
    text.parse().ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_the_internet_form_is_a_time() {
        for (text, wanted) in [
            ("2016-03-14T01:59:00Z", true),
            ("2016-03-14T01:59:00.123-08:00", true),
            ("2016-03-14t01:59:00Z", false),
            ("2016-03-14T01:59:00z", false),
            ("2016-03-14 01:59:00Z", false),
            ("2016-03-14T01:59:00", false),
            ("2016-03-14T01:59:00Z[UTC]", false),
            ("2016-03-14", false),
            ("now", false),
        ] {
            assert_eq!(read_timestamp(text).is_some(), wanted, "{text}");
        }
    }
}
