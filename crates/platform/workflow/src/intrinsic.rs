//! Intrinsic functions: `States.Format('Hello {}', $.name)`.
//!
//! Source: states-language.net, "Intrinsic Functions".

mod array;
mod encode;
mod json;
mod math;
mod parse;
mod text;

use serde_json::Value;

use crate::{
    failure::{Failure, INTRINSIC_FAILURE},
    paths::{Path, Scope},
};

/// A call with its arguments.
#[derive(Debug, Clone)]
pub(crate) struct Call {
    function: Function,
    arguments: Vec<Argument>,
}

#[derive(Debug, Clone)]
enum Argument {
    /// A text in quotes, with its escapes.
    Text(String),
    /// A number, `true`, `false` or `null`.
    Constant(Value),
    Path(Path),
    Call(Call),
}

macro_rules! functions {
    ($($name:literal => $variant:ident($least:literal..=$most:expr) $compute:path;)*) => {
        #[derive(Debug, Clone, Copy, PartialEq, Eq)]
        enum Function { $($variant),* }

        impl Function {
            fn named(name: &str) -> Option<Self> {
                match name { $($name => Some(Self::$variant),)* _ => None }
            }

            const fn arity(self) -> (usize, usize) {
                match self { $(Self::$variant => ($least, $most)),* }
            }

            fn compute(self, arguments: &[Value]) -> Result<Value, String> {
                match self { $(Self::$variant => $compute(arguments)),* }
            }
        }
    };
}

functions! {
    "States.Format" => Format(1..=usize::MAX) text::format;
    "States.StringSplit" => StringSplit(2..=2) text::split;
    "States.UUID" => Uuid(0..=0) text::uuid;
    "States.StringToJson" => StringToJson(1..=1) json::from_text;
    "States.JsonToString" => JsonToString(1..=1) json::to_text;
    "States.JsonMerge" => JsonMerge(3..=3) json::merge;
    "States.Array" => Array(0..=usize::MAX) array::of;
    "States.ArrayPartition" => ArrayPartition(2..=2) array::partition;
    "States.ArrayContains" => ArrayContains(2..=2) array::contains;
    "States.ArrayRange" => ArrayRange(3..=3) array::range;
    "States.ArrayGetItem" => ArrayGetItem(2..=2) array::item;
    "States.ArrayLength" => ArrayLength(1..=1) array::length;
    "States.ArrayUnique" => ArrayUnique(1..=1) array::unique;
    "States.Base64Encode" => Base64Encode(1..=1) encode::to_base64;
    "States.Base64Decode" => Base64Decode(1..=1) encode::from_base64;
    "States.Hash" => Hash(2..=2) encode::hash;
    "States.MathRandom" => MathRandom(2..=3) math::random;
    "States.MathAdd" => MathAdd(2..=2) math::add;
}

impl Call {
    /// Reads a call; says what is wrong with it.
    pub(crate) fn parse(text: &str) -> Result<Self, String> {
        parse::call(text)
    }

    pub(crate) fn evaluate(&self, scope: Scope<'_>) -> Result<Value, Failure> {
        let values =
            self.arguments.iter().enumerate().map(|(index, argument)| self.value(index, argument, scope));
        let values = values.collect::<Result<Vec<_>, _>>()?;
        self.function.compute(&values).map_err(|problem| Failure::new(INTRINSIC_FAILURE, problem))
    }

    fn value(&self, index: usize, argument: &Argument, scope: Scope<'_>) -> Result<Value, Failure> {
        match argument {
            // The template keeps its escapes, to tell `\{}` from `{}`.
            Argument::Text(raw) if index == 0 && self.function == Function::Format => {
                Ok(Value::String(raw.clone()))
            }
            Argument::Text(raw) => Ok(Value::String(parse::unescaped(raw))),
            Argument::Constant(value) => Ok(value.clone()),
            Argument::Path(path) => match path.find(scope) {
                Ok(value) => Ok(value.into_owned()),
                Err(error) => Err(Failure::new(INTRINSIC_FAILURE, error.to_string())),
            },
            Argument::Call(call) => call.evaluate(scope),
        }
    }
}

fn array(value: &Value) -> Result<&Vec<Value>, String> {
    value.as_array().ok_or_else(|| format!("{value} is no array"))
}

fn text(value: &Value) -> Result<&str, String> {
    value.as_str().ok_or_else(|| format!("{value} is no text"))
}

/// A whole number; others are rounded to the nearest.
fn whole(value: &Value) -> Result<i64, String> {
    let rounded = |number: f64| {
        let rounded = number.round();
        (rounded.abs() < 9.0e18).then_some(rounded as i64)
    };
    value
        .as_i64()
        .or_else(|| value.as_f64().and_then(rounded))
        .ok_or_else(|| format!("{value} is no whole number in range"))
}

/// A helper of the functions' tests: evaluates `expression` over `data`.
#[cfg(test)]
fn evaluated(expression: &str, data: &Value) -> Result<Value, String> {
    let scope = Scope { data, context: &Value::Null };
    Call::parse(expression)?.evaluate(scope).map_err(|failure| {
        assert_eq!(failure.error, INTRINSIC_FAILURE);
        failure.cause
    })
}
