//! The rules of a Choice state: what they compare, and whether they hold for some data.

pub(crate) mod comparison;
mod pattern;
mod read;

use serde_json::Value;

pub(crate) use self::read::read_rule;
use self::{comparison::Comparison, pattern::Pattern};
use crate::{
    failure::{Failure, RUNTIME},
    paths::{NoMatch, Path, Scope},
};

/// A condition on data.
#[derive(Debug, Clone)]
pub(crate) enum Rule {
    All(Vec<Rule>),
    Any(Vec<Rule>),
    Not(Box<Rule>),
    Test(Path, Check),
}

/// What is asked of a variable.
#[derive(Debug, Clone)]
pub(crate) enum Check {
    IsPresent(bool),
    Is(Kind, bool),
    Compare(Comparison),
    Matches(Pattern),
}

/// A kind of JSON value.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Kind {
    Null,
    Number,
    Text,
    Boolean,
    Timestamp,
}

impl Kind {
    fn is_of(self, value: &Value) -> bool {
        match self {
            Self::Null => value.is_null(),
            Self::Number => value.is_number(),
            Self::Text => value.is_string(),
            Self::Boolean => value.is_boolean(),
            Self::Timestamp => comparison::timestamp(value).is_some(),
        }
    }
}

impl Rule {
    /// Whether it holds. A variable that is not there is a failure, unless the question is whether it is.
    pub(crate) fn holds(&self, scope: Scope<'_>) -> Result<bool, Failure> {
        match self {
            Self::All(rules) => rules.iter().try_fold(true, |all, rule| Ok(all && rule.holds(scope)?)),
            Self::Any(rules) => rules.iter().try_fold(false, |any, rule| Ok(any || rule.holds(scope)?)),
            Self::Not(rule) => rule.holds(scope).map(|holds| !holds),
            Self::Test(variable, Check::IsPresent(wanted)) => Ok(variable.exists(scope) == *wanted),
            Self::Test(variable, check) => {
                let value = variable.find(scope).map_err(missing)?;
                match check {
                    Check::IsPresent(wanted) => Ok(*wanted),
                    Check::Is(kind, wanted) => Ok(kind.is_of(&value) == *wanted),
                    Check::Compare(comparison) => comparison.holds(&value, scope),
                    Check::Matches(pattern) => Ok(value.as_str().is_some_and(|text| pattern.matches(text))),
                }
            }
        }
    }
}

#[expect(clippy::needless_pass_by_value, reason = "used as a function in map_err")]
fn missing(error: NoMatch) -> Failure {
    Failure::new(RUNTIME, error.to_string())
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;
    use crate::definition::Problems;

    fn holds(rule: &Value) -> Result<bool, Failure> {
        let data = json!({
            "text": "log-2026.txt", "n": 20, "big": 9_007_199_254_740_993_i64, "yes": true, "nothing": null,
            "at": "2016-08-18T17:33:00Z", "same": "2016-08-18T19:33:00+02:00", "twenty": 20.0, "list": [1]
        });
        let problems = Problems::default();
        let rule = read_rule(rule, "", &problems, &["Next"]);
        assert!(problems.is_empty(), "{:?}", problems.into_list());
        rule.unwrap().holds(Scope { data: &data, context: &json!({"n": 1}) })
    }

    fn test(variable: &str, operator: &str, operand: impl Into<Value>) -> bool {
        let operand: Value = operand.into();
        holds(&json!({"Variable": variable, operator: operand})).unwrap()
    }

    #[test]
    fn values_are_compared_with_constants() {
        assert!(test("$.n", "NumericEquals", json!(20.0)));
        assert!(test("$.n", "NumericLessThan", json!(20.5)));
        assert!(test("$.n", "NumericLessThanEquals", json!(20)));
        assert!(!test("$.n", "NumericGreaterThan", json!(20)));
        assert!(test("$.n", "NumericGreaterThanEquals", json!(20)));
        assert!(!test("$.big", "NumericEquals", json!(9_007_199_254_740_992_i64)), "integers are exact");
        assert!(test("$.text", "StringGreaterThan", json!("log-2025")));
        assert!(test("$.text", "StringEquals", json!("log-2026.txt")));
        assert!(!test("$.text", "StringLessThan", json!("log-2025")));
        assert!(test("$.yes", "BooleanEquals", json!(true)));
        assert!(test("$.at", "TimestampEquals", json!("2016-08-18T17:33:00.000Z")));
        assert!(test("$.at", "TimestampLessThan", json!("2016-08-18T17:33:00.001Z")));
        assert!(test("$$.n", "NumericEquals", json!(1)));
    }

    #[test]
    fn values_are_compared_with_other_values() {
        assert!(test("$.n", "NumericEqualsPath", json!("$.twenty")));
        assert!(test("$.at", "TimestampEqualsPath", json!("$.same")));
        assert!(test("$.at", "TimestampGreaterThanEqualsPath", json!("$.same")));
        assert!(test("$.text", "StringEqualsPath", json!("$.text")));
        assert!(test("$.yes", "BooleanEqualsPath", json!("$.yes")));
        assert!(!test("$.n", "NumericEqualsPath", json!("$.text")));
    }

    #[test]
    fn values_of_another_type_are_never_equal_less_or_greater() {
        assert!(!test("$.n", "StringEquals", json!("20")));
        assert!(!test("$.text", "NumericLessThan", json!(1)));
        assert!(!test("$.text", "TimestampEquals", json!("2016-08-18T17:33:00Z")));
        assert!(!test("$.nothing", "BooleanEquals", json!(false)));
    }

    #[test]
    fn patterns_match_whole_texts() {
        assert!(test("$.text", "StringMatches", json!("log-*.txt")));
        assert!(!test("$.text", "StringMatches", json!("log-*.tx")));
        assert!(!test("$.n", "StringMatches", json!("*")));
    }

    #[test]
    fn kinds_are_asked_for() {
        assert!(test("$.nothing", "IsNull", json!(true)));
        assert!(test("$.n", "IsNumeric", json!(true)) && test("$.text", "IsNumeric", json!(false)));
        assert!(test("$.text", "IsString", json!(true)));
        assert!(test("$.yes", "IsBoolean", json!(true)));
        assert!(test("$.at", "IsTimestamp", json!(true)) && test("$.text", "IsTimestamp", json!(false)));
        assert!(test("$.nothing", "IsPresent", json!(true)) && test("$.missing", "IsPresent", json!(false)));
        assert!(test("$.list[?(@ == 2)]", "IsPresent", json!(false)));
    }

    #[test]
    fn rules_combine() {
        let n = |operator: &str, number: i64| json!({"Variable": "$.n", operator: number});
        let between = json!({"And": [n("NumericGreaterThan", 10), n("NumericLessThan", 30)], "Next": "X"});
        assert_eq!(holds(&between), Ok(true));
        assert_eq!(holds(&json!({"Or": [n("NumericEquals", 1), {"Not": n("NumericEquals", 1)}]})), Ok(true));
        assert_eq!(holds(&json!({"Not": between["And"][0], "Comment": "c"})), Ok(false));
    }

    #[test]
    fn a_missing_variable_fails_unless_an_earlier_rule_guards_it() {
        let missing = json!({"Variable": "$.missing", "NumericEquals": 1});
        assert_eq!(holds(&missing).unwrap_err().error, RUNTIME);
        let guard = json!({"Variable": "$.missing", "IsPresent": true});
        assert_eq!(holds(&json!({"And": [guard, missing]})), Ok(false));
    }
}
