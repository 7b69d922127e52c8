//! `States.Format`, `States.StringSplit`, `States.UUID`.

use serde_json::Value;

use super::text;

/// `States.Format('Hello {}', …)`: each `{}` is replaced by the next argument.
pub(super) fn format(arguments: &[Value]) -> Result<Value, String> {
    let (template, values) = arguments.split_first().ok_or("a template is missing")?;
    let mut values = values.iter();
    let mut formatted = String::new();
    let mut chars = text(template)?.chars();
    while let Some(c) = chars.next() {
        match c {
            '\\' => formatted.extend(chars.next()),
            '{' if chars.as_str().starts_with('}') => {
                chars.next();
                push(&mut formatted, values.next().ok_or("there are fewer arguments than {}")?);
            }
            '{' | '}' => return Err(format!("a single {c} is written as \\{c}")),
            c => formatted.push(c),
        }
    }
    if values.next().is_some() {
        Err("there are more arguments than {}".to_owned())
    } else {
        Ok(formatted.into())
    }
}

fn push(formatted: &mut String, value: &Value) {
    match value {
        Value::String(text) => formatted.push_str(text),
        other => formatted.push_str(&other.to_string()),
    }
}

/// `States.StringSplit(text, characters)`: the parts between any of the characters; empty ones are left out.
pub(super) fn split(arguments: &[Value]) -> Result<Value, String> {
    let [whole, delimiters] = arguments else { return Err("two arguments are expected".to_owned()) };
    let (whole, delimiters) = (text(whole)?, text(delimiters)?);
    let parts = whole.split(|c| delimiters.contains(c)).filter(|part| !part.is_empty());
    Ok(parts.map(Value::from).collect::<Vec<_>>().into())
}

/// `States.UUID()`: a random UUID (version 4).
pub(super) fn uuid(_: &[Value]) -> Result<Value, String> {
    Ok(uuid::Builder::from_random_bytes(rand::random()).into_uuid().to_string().into())
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::super::evaluated;

    #[test]
    fn arguments_fill_the_braces() {
        let data = json!({"name": "Arnav", "template": "Hello, my name is {}.", "n": 3});
        let hello = Ok(json!("Hello, my name is Arnav."));
        assert_eq!(evaluated("States.Format('Hello, my name is {}.', $.name)", &data), hello);
        assert_eq!(evaluated("States.Format($.template, $.name)", &data), hello);
        assert_eq!(evaluated("States.Format('{}/{} {}', $.n, true, null)", &data), Ok(json!("3/true null")));
        // The escaped braces stay as they are; the next ones are filled.
        assert_eq!(evaluated(r"States.Format('\{\}\' {}', 1)", &data), Ok(json!("{}' 1")));
    }

    #[test]
    fn braces_and_arguments_must_match() {
        for call in
            ["States.Format('{}')", "States.Format('', 1)", "States.Format('{', 1)", "States.Format(1)"]
        {
            assert!(evaluated(call, &json!({})).is_err(), "{call}");
        }
    }

    #[test]
    fn texts_are_split_at_each_of_the_characters() {
        let data = json!({"inputString": "This.is+a,test=string", "splitter": ".+,="});
        let wanted = Ok(json!(["This", "is", "a", "test", "string"]));
        assert_eq!(evaluated("States.StringSplit($.inputString, $.splitter)", &data), wanted);
        assert_eq!(evaluated("States.StringSplit('1,2,3', ',')", &data), Ok(json!(["1", "2", "3"])));
    }

    #[test]
    fn uuids_are_random_ones() {
        let made = || evaluated("States.UUID()", &json!({})).unwrap();
        let uuid: uuid::Uuid = made().as_str().unwrap().parse().unwrap();
        assert_eq!(uuid.get_version_num(), 4);
        assert_ne!(made(), made());
    }
}
