//! Reading rules from a definition.

use serde_json::{Map, Value};

use super::{
    Check, Kind, Rule,
    comparison::{Comparison, Operand, Relation, read_timestamp},
    pattern::Pattern,
};
use crate::{definition::Problems, paths::Path};

/// How deep rules may be nested.
const MAX_DEPTH: usize = 32;

/// Reads a rule; `besides` are fields that belong to its surroundings (`Next`). What is wrong goes to `problems`.
pub(crate) fn read_rule(value: &Value, pointer: &str, problems: &Problems, besides: &[&str]) -> Option<Rule> {
    Reader { problems, besides, depth: 0 }.rule(value, pointer)
}

#[derive(Clone, Copy)]
struct Reader<'a> {
    problems: &'a Problems,
    besides: &'a [&'a str],
    depth: usize,
}

impl Reader<'_> {
    fn rule(self, value: &Value, pointer: &str) -> Option<Rule> {
        let Some(object) = value.as_object() else {
            return self.refuse(pointer, "a rule is an object");
        };
        if self.depth >= MAX_DEPTH {
            return self.refuse(pointer, "rules are nested too deep");
        }
        let operators: Vec<(&String, &Value)> =
            object.iter().filter(|(name, _)| self.is_operator(name)).collect();
        let [(operator, operand)] = operators.as_slice() else {
            return self.refuse(pointer, "a rule has exactly one operator");
        };
        let place = self.problems.child(pointer, operator);
        match operator.as_str() {
            "And" => self.rules(operand, &place).map(Rule::All),
            "Or" => self.rules(operand, &place).map(Rule::Any),
            "Not" => self.inner().rule(operand, &place).map(|rule| Rule::Not(Box::new(rule))),
            operator => {
                let variable = self.variable(object, pointer)?;
                let check = read_check(operator, operand);
                check
                    .map_err(|problem| self.problems.add(&place, problem))
                    .ok()
                    .map(|c| Rule::Test(variable, c))
            }
        }
        .filter(|rule| self.has_fitting_variable(rule, object, pointer))
    }

    fn is_operator(&self, name: &str) -> bool {
        !matches!(name, "Variable" | "Comment") && !self.besides.contains(&name)
    }

    fn inner<'b>(self) -> Reader<'b>
    where
        Self: 'b,
    {
        Reader { problems: self.problems, besides: &[], depth: self.depth + 1 }
    }

    fn rules(self, value: &Value, place: &str) -> Option<Vec<Rule>> {
        let items = value.as_array().filter(|items| !items.is_empty());
        let Some(items) = items else { return self.refuse(place, "an array of rules is expected") };
        let read = |(index, item)| self.inner().rule(item, &format!("{place}/{index}"));
        let rules: Vec<Option<Rule>> = items.iter().enumerate().map(read).collect();
        rules.into_iter().collect()
    }

    fn variable(self, object: &Map<String, Value>, pointer: &str) -> Option<Path> {
        let Some(variable) = object.get("Variable") else {
            return self.refuse(pointer, "the rule has no Variable");
        };
        let place = self.problems.child(pointer, "Variable");
        let Some(text) = variable.as_str() else { return self.refuse(&place, "a path is expected") };
        Path::parse(text).map_err(|problem| self.problems.add(&place, problem)).ok()
    }

    fn has_fitting_variable(self, rule: &Rule, object: &Map<String, Value>, pointer: &str) -> bool {
        let fits = matches!(rule, Rule::Test(..)) || !object.contains_key("Variable");
        if !fits {
            self.problems.add(&self.problems.child(pointer, "Variable"), "And, Or and Not have no Variable");
        }
        fits
    }

    fn refuse<T>(self, place: &str, problem: &str) -> Option<T> {
        self.problems.add(place, problem);
        None
    }
}

fn read_check(operator: &str, operand: &Value) -> Result<Check, String> {
    let flag = || operand.as_bool().ok_or_else(|| "true or false is expected".to_owned());
    Ok(match operator {
        "IsPresent" => Check::IsPresent(flag()?),
        "IsNull" => Check::Is(Kind::Null, flag()?),
        "IsNumeric" => Check::Is(Kind::Number, flag()?),
        "IsString" => Check::Is(Kind::Text, flag()?),
        "IsBoolean" => Check::Is(Kind::Boolean, flag()?),
        "IsTimestamp" => Check::Is(Kind::Timestamp, flag()?),
        "StringMatches" => Check::Matches(Pattern::new(operand.as_str().ok_or("a text is expected")?)),
        other => Check::Compare(read_comparison(other, operand)?),
    })
}

fn read_comparison(operator: &str, operand: &Value) -> Result<Comparison, String> {
    let (kind, rest) = [
        ("Numeric", Kind::Number),
        ("String", Kind::Text),
        ("Boolean", Kind::Boolean),
        ("Timestamp", Kind::Timestamp),
    ]
    .into_iter()
    .find_map(|(name, kind)| Some((kind, operator.strip_prefix(name)?)))
    .ok_or_else(|| format!("there is no operator {operator}"))?;
    let relation = read_relation(rest.strip_suffix("Path").unwrap_or(rest))
        .filter(|relation| kind != Kind::Boolean || *relation == Relation::Equals)
        .ok_or_else(|| format!("there is no operator {operator}"))?;
    let operand = if rest.ends_with("Path") {
        Operand::Path(Path::parse(operand.as_str().ok_or("a path is expected")?)?)
    } else {
        Operand::Constant(constant_of(kind, operand)?)
    };
    Ok(Comparison { kind, relation, operand })
}

fn read_relation(name: &str) -> Option<Relation> {
    Some(match name {
        "Equals" => Relation::Equals,
        "LessThan" => Relation::LessThan,
        "GreaterThan" => Relation::GreaterThan,
        "LessThanEquals" => Relation::LessThanEquals,
        "GreaterThanEquals" => Relation::GreaterThanEquals,
        _ => return None,
    })
}

fn constant_of(kind: Kind, operand: &Value) -> Result<Value, String> {
    let fits = match kind {
        Kind::Timestamp => operand.as_str().is_some_and(|text| read_timestamp(text).is_some()),
        kind => kind.is_of(operand),
    };
    fits.then(|| operand.clone()).ok_or_else(|| format!("{operand} is not of the operator's type"))
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn places(rule: &Value) -> Vec<String> {
        let problems = Problems::default();
        assert!(read_rule(rule, "", &problems, &["Next"]).is_none());
        problems.into_list().into_iter().map(|problem| problem.pointer).collect()
    }

    #[test]
    fn broken_rules_are_refused_with_their_place() {
        let ok = json!({"Variable": "$.a", "IsNull": true});
        for (rule, place) in [
            (json!(1), ""),
            (json!({"Variable": "$.a"}), ""),
            (json!({"IsNull": true}), ""),
            (json!({"Variable": "$.a", "IsNull": true, "IsString": true}), ""),
            (json!({"Variable": "a", "IsNull": true}), "/Variable"),
            (json!({"Variable": "$.a", "IsNull": 1}), "/IsNull"),
            (json!({"Variable": "$.a", "StringAlike": "x"}), "/StringAlike"),
            (json!({"Variable": "$.a", "StringEquals": 1}), "/StringEquals"),
            (json!({"Variable": "$.a", "NumericEqualsPath": "b"}), "/NumericEqualsPath"),
            (json!({"Variable": "$.a", "BooleanLessThan": true}), "/BooleanLessThan"),
            (json!({"Variable": "$.a", "TimestampEquals": "today"}), "/TimestampEquals"),
            (json!({"And": []}), "/And"),
            (json!({"And": [ok, {"Or": 1}]}), "/And/1/Or"),
            (json!({"Not": {"Variable": "$.a", "IsNull": true, "Next": "X"}}), "/Not"),
            (json!({"Not": ok, "Variable": "$.a"}), "/Variable"),
        ] {
            assert_eq!(places(&rule), [place], "{rule}");
        }
    }
}
