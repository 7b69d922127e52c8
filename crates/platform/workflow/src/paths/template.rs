//! Payload templates: JSON in which the fields that end in `.$` are computed.

use serde_json::{Map, Value};

use super::{Path, Scope};
use crate::{
    definition::Problems,
    failure::{Failure, PARAMETER_PATH_FAILURE},
    intrinsic::Call,
};

/// JSON with computed fields.
#[derive(Debug, Clone)]
pub(crate) enum Template {
    /// Nothing in it is computed.
    Constant(Value),
    Object(Vec<(String, Template)>),
    Array(Vec<Template>),
    Path(Path),
    Call(Call),
}

impl Template {
    /// Reads a template; what is wrong goes to `problems` with its place.
    pub(crate) fn read(value: &Value, pointer: &str, problems: &Problems) -> Self {
        match value {
            Value::Object(object) => Self::read_object(object, pointer, problems),
            Value::Array(items) => {
                let read = |(index, item)| Self::read(item, &format!("{pointer}/{index}"), problems);
                let items: Vec<Self> = items.iter().enumerate().map(read).collect();
                if items.iter().all(Self::is_constant) {
                    Self::Constant(value.clone())
                } else {
                    Self::Array(items)
                }
            }
            constant => Self::Constant(constant.clone()),
        }
    }

    fn read_object(object: &Map<String, Value>, pointer: &str, problems: &Problems) -> Self {
        let mut fields: Vec<(String, Self)> = Vec::new();
        for (name, value) in object {
            let place = problems.child(pointer, name);
            let (name, template) = match name.strip_suffix(".$") {
                Some(name) => (name, Self::read_computed(value, &place, problems)),
                None => (name.as_str(), Self::read(value, &place, problems)),
            };
            if fields.iter().any(|(earlier, _)| earlier == name) {
                problems.add(&place, format!("the field {name:?} is given twice"));
            }
            fields.push((name.to_owned(), template));
        }
        let is_constant = fields.iter().all(|(_, field)| field.is_constant());
        if is_constant { Self::Constant(Value::Object(object.clone())) } else { Self::Object(fields) }
    }

    fn read_computed(value: &Value, place: &str, problems: &Problems) -> Self {
        let read = match value.as_str() {
            Some(text) if text.starts_with('$') => Path::parse(text).map(Self::Path),
            Some(text) => Call::parse(text).map(Self::Call),
            None => Err("a field that ends in .$ is a text: a path or an intrinsic function".to_owned()),
        };
        read.unwrap_or_else(|problem| {
            problems.add(place, problem);
            Self::Constant(Value::Null)
        })
    }

    const fn is_constant(&self) -> bool {
        matches!(self, Self::Constant(_))
    }

    pub(crate) fn render(&self, scope: Scope<'_>) -> Result<Value, Failure> {
        match self {
            Self::Constant(value) => Ok(value.clone()),
            Self::Object(fields) => {
                let render = |(name, field): &(String, Self)| Ok((name.clone(), field.render(scope)?));
                fields.iter().map(render).collect::<Result<Map<_, _>, Failure>>().map(Value::Object)
            }
            Self::Array(items) => {
                items.iter().map(|item| item.render(scope)).collect::<Result<Vec<_>, _>>().map(Value::Array)
            }
            Self::Path(path) => path
                .find(scope)
                .map(std::borrow::Cow::into_owned)
                .map_err(|error| Failure::new(PARAMETER_PATH_FAILURE, error.to_string())),
            Self::Call(call) => call.evaluate(scope),
        }
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn render(template: &Value, data: &Value) -> Result<Value, Failure> {
        let problems = Problems::default();
        let template = Template::read(template, "", &problems);
        assert!(problems.is_empty());
        template.render(Scope { data, context: &json!({"DayOfWeek": "TUESDAY"}) })
    }

    /// The example of the specification.
    #[test]
    fn fields_that_end_in_a_dollar_are_replaced() {
        let template = json!({
            "flagged": true,
            "parts": {"first.$": "$.vals[0]", "last3.$": "$.vals[-3:]"},
            "weekday.$": "$$.DayOfWeek",
            "formattedOutput.$": "States.Format('Today is {}', $$.DayOfWeek)"
        });
        let data = json!({"flagged": 7, "vals": [0, 10, 20, 30, 40, 50]});
        let wanted = json!({
            "flagged": true,
            "parts": {"first": 0, "last3": [30, 40, 50]},
            "weekday": "TUESDAY",
            "formattedOutput": "Today is TUESDAY"
        });
        assert_eq!(render(&template, &data), Ok(wanted));
    }

    #[test]
    fn a_missing_value_is_a_parameter_path_failure() {
        let failed = render(&json!([{"a.$": "$.b"}]), &json!({})).unwrap_err();
        assert_eq!(failed, Failure::new(PARAMETER_PATH_FAILURE, "nothing is at $.b"));
    }

    #[test]
    fn what_cannot_be_computed_is_found_when_it_is_read() {
        let problems = Problems::default();
        Template::read(&json!({"a": [{"b.$": 1, "c.$": "no path", "d/e.$": "$["}]}), "/P", &problems);
        Template::read(&json!({"x": 1, "x.$": "$.x"}), "/Q", &problems);
        let places: Vec<String> = problems.into_list().into_iter().map(|problem| problem.pointer).collect();
        assert_eq!(places, ["/P/a/0/b.$", "/P/a/0/c.$", "/P/a/0/d~1e.$", "/Q/x.$"]);
    }
}
