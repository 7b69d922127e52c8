//! Reading calls: names, and arguments that are texts in single quotes, numbers, `true`, `false`, `null`, paths or calls.

use serde_json::Value;

use super::{Argument, Call, Function};
use crate::paths::Path;

/// How deep calls may be nested.
const MAX_DEPTH: usize = 10;

pub(super) fn call(text: &str) -> Result<Call, String> {
    let mut reader = Reader { rest: text.trim() };
    let call = reader.call(0)?;
    if reader.rest.is_empty() { Ok(call) } else { Err(format!("{:?} follows the call", reader.rest)) }
}

struct Reader<'t> {
    rest: &'t str,
}

impl<'t> Reader<'t> {
    fn call(&mut self, depth: usize) -> Result<Call, String> {
        if depth >= MAX_DEPTH {
            return Err(format!("calls may be nested {MAX_DEPTH} deep"));
        }
        let end = self.rest.find('(').ok_or("a path or an intrinsic function is expected")?;
        let name = self.take(end).trim_end();
        let function =
            Function::named(name).ok_or_else(|| format!("there is no intrinsic function {name:?}"))?;
        self.take(1);
        let arguments = self.arguments(depth)?;
        let (least, most) = function.arity();
        if !(least..=most).contains(&arguments.len()) {
            return Err(format!("{name} does not take {} arguments", arguments.len()));
        }
        Ok(Call { function, arguments })
    }

    fn arguments(&mut self, depth: usize) -> Result<Vec<Argument>, String> {
        let mut arguments = Vec::new();
        self.skip_spaces();
        if self.skip(')') {
            return Ok(arguments);
        }
        loop {
            arguments.push(self.argument(depth)?);
            self.skip_spaces();
            if self.skip(')') {
                return Ok(arguments);
            }
            if !self.skip(',') {
                return Err(format!("a comma or a closing parenthesis is expected at {:?}", self.rest));
            }
            self.skip_spaces();
        }
    }

    fn argument(&mut self, depth: usize) -> Result<Argument, String> {
        match self.rest.chars().next() {
            Some('\'') => self.quoted().map(Argument::Text),
            Some('$') => {
                let end = end_of_path(self.rest);
                Path::parse(self.take(end).trim_end()).map(Argument::Path)
            }
            Some('S') => self.call(depth + 1).map(Argument::Call),
            _ => self.constant(),
        }
    }

    fn constant(&mut self) -> Result<Argument, String> {
        let end = self.rest.find([',', ')']).unwrap_or(self.rest.len());
        let text = self.take(end).trim_end();
        match serde_json::from_str::<Value>(text) {
            Ok(value @ (Value::Null | Value::Bool(_) | Value::Number(_))) => Ok(Argument::Constant(value)),
            _ => Err(format!("{text:?} is no argument")),
        }
    }

    fn quoted(&mut self) -> Result<String, String> {
        let mut is_escaped = false;
        let end = self.rest.char_indices().skip(1).find(|(_, c)| {
            let is_end = *c == '\'' && !is_escaped;
            is_escaped = *c == '\\' && !is_escaped;
            is_end
        });
        let (end, _) = end.ok_or("a text has no closing quote")?;
        let raw = self.take(end + 1);
        Ok(raw[1..raw.len() - 1].to_owned())
    }

    fn take(&mut self, length: usize) -> &'t str {
        let (taken, rest) = self.rest.split_at(length);
        self.rest = rest;
        taken
    }

    fn skip(&mut self, wanted: char) -> bool {
        let after = self.rest.strip_prefix(wanted);
        self.rest = after.unwrap_or(self.rest);
        after.is_some()
    }

    fn skip_spaces(&mut self) {
        self.rest = self.rest.trim_start();
    }
}

/// Where a path in an argument list ends: at a comma or parenthesis that is not inside its brackets.
fn end_of_path(text: &str) -> usize {
    let (mut depth, mut quote) = (0_usize, None);
    for (index, c) in text.char_indices() {
        match (quote, c) {
            (Some(open), c) if c == open => quote = None,
            (Some(_), _) => {}
            (None, '\'' | '"') if depth > 0 => quote = Some(c),
            (None, '[' | '(') => depth += 1,
            (None, ',' | ')') if depth == 0 => return index,
            (None, ']' | ')') => depth = depth.saturating_sub(1),
            _ => {}
        }
    }
    text.len()
}

/// A text without its escapes: a backslash makes the next character an ordinary one.
pub(super) fn unescaped(raw: &str) -> String {
    let mut text = String::with_capacity(raw.len());
    let mut chars = raw.chars();
    while let Some(c) = chars.next() {
        text.extend(if c == '\\' { chars.next() } else { Some(c) });
    }
    text
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::super::evaluated;

    #[test]
    fn arguments_may_be_texts_numbers_paths_and_calls() {
        let data = json!({"a": [{"n": "x, y"}], "k": 1});
        let wanted = json!(["it's", -2.5, true, null, "x, y", [1], ["x, y"]]);
        let call = r"States.Array( 'it\'s', -2.5 ,true,null, $.a[0]['n'], States.Array($.k), $.a[?(@.n == 'x, y')].n )";
        assert_eq!(evaluated(call, &data), Ok(wanted));
        assert_eq!(evaluated("States.Array()", &data), Ok(json!([])));
    }

    #[test]
    fn broken_calls_are_refused() {
        for text in [
            "",
            "States.Array",
            "States.Array(",
            "States.Array(1",
            "States.Array(1,)",
            "States.Array(1) 2",
            "States.Array('a)",
            "States.Array(a)",
            "States.Array([1])",
            "States.Array($.[)",
            "States.Nothing()",
            "States.ArrayLength()",
            "States.UUID(1)",
        ] {
            assert!(evaluated(text, &json!({})).is_err(), "{text}");
        }
        let deep = format!("{}1{}", "States.Array(".repeat(11), ")".repeat(11));
        assert!(evaluated(&deep, &json!({})).is_err());
    }

    proptest::proptest! {
        #[test]
        fn no_text_makes_the_reader_panic(text in "(States\\.(Array|Format)\\()?[$.a-z'\\\\\\[\\](), 0-9{}ä]{0,40}") {
            let _ = super::call(&text);
        }
    }
}
