//! `States.StringToJson`, `States.JsonToString`, `States.JsonMerge`.

use serde_json::Value;

use super::text;

/// `States.StringToJson(text)`: the text read as JSON.
pub(super) fn from_text(arguments: &[Value]) -> Result<Value, String> {
    let [argument] = arguments else { return Err("one argument is expected".to_owned()) };
    serde_json::from_str(text(argument)?).map_err(|error| format!("the text is no JSON: {error}"))
}

/// `States.JsonToString(value)`: the value as JSON text.
pub(super) fn to_text(arguments: &[Value]) -> Result<Value, String> {
    let [value] = arguments else { return Err("one argument is expected".to_owned()) };
    Ok(value.to_string().into())
}

/// `States.JsonMerge(a, b, false)`: the fields of both objects; where both have one, that of the second.
pub(super) fn merge(arguments: &[Value]) -> Result<Value, String> {
    let [Value::Object(first), Value::Object(second), is_deep] = arguments else {
        return Err("only objects can be merged".to_owned());
    };
    if *is_deep != Value::Bool(false) {
        return Err("objects can be merged one level deep: the third argument is false".to_owned());
    }
    let mut merged = first.clone();
    merged.extend(second.clone());
    Ok(Value::Object(merged))
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::super::evaluated;

    #[test]
    fn json_goes_to_text_and_back() {
        let data = json!({"escaped": "{\"foo\": \"bar\"}", "un": {"foo": "bar"}});
        assert_eq!(evaluated("States.StringToJson($.escaped)", &data), Ok(json!({"foo": "bar"})));
        assert_eq!(evaluated("States.JsonToString($.un)", &data), Ok(json!("{\"foo\":\"bar\"}")));
        assert!(evaluated("States.StringToJson('{')", &data).is_err());
        assert!(evaluated("States.StringToJson(1)", &data).is_err());
    }

    #[test]
    fn the_second_object_wins_and_the_merge_is_shallow() {
        let data = json!({"a": {"x": {"y": 1}, "only": 1}, "b": {"x": {"z": 2}}});
        let merged = json!({"x": {"z": 2}, "only": 1});
        assert_eq!(evaluated("States.JsonMerge($.a, $.b, false)", &data), Ok(merged));
        assert!(evaluated("States.JsonMerge($.a, $.b, true)", &data).is_err());
        assert!(evaluated("States.JsonMerge($.a, 1, false)", &data).is_err());
    }
}
