//! Reading JSON in which no object has the same field twice; an ordinary reader would drop one of them silently.

use std::fmt;

use serde::de::{DeserializeSeed, Deserializer, Error, MapAccess, SeqAccess, Visitor};
use serde_json::{Map, Value};

use super::Problems;

/// The document; what is wrong with it goes to `problems`.
pub(super) fn read(text: &str, problems: &Problems) -> Option<Value> {
    let mut reader = serde_json::Deserializer::from_str(text);
    let place = Place { pointer: String::new(), problems };
    let document = place.deserialize(&mut reader).and_then(|document| reader.end().map(|()| document));
    document.map_err(|error| problems.add("", error.to_string())).ok()
}

struct Place<'a> {
    pointer: String,
    problems: &'a Problems,
}

impl<'de> DeserializeSeed<'de> for Place<'_> {
    type Value = Value;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Value, D::Error> {
        deserializer.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for Place<'_> {
    type Value = Value;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("JSON")
    }

    fn visit_unit<E: Error>(self) -> Result<Value, E> {
        Ok(Value::Null)
    }

    fn visit_bool<E: Error>(self, value: bool) -> Result<Value, E> {
        Ok(value.into())
    }

    fn visit_i64<E: Error>(self, value: i64) -> Result<Value, E> {
        Ok(value.into())
    }

    fn visit_u64<E: Error>(self, value: u64) -> Result<Value, E> {
        Ok(value.into())
    }

    fn visit_f64<E: Error>(self, value: f64) -> Result<Value, E> {
        Ok(value.into())
    }

    fn visit_str<E: Error>(self, value: &str) -> Result<Value, E> {
        Ok(value.into())
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut items: A) -> Result<Value, A::Error> {
        let mut read = Vec::new();
        let place = |index| Place { pointer: format!("{}/{index}", self.pointer), problems: self.problems };
        while let Some(item) = items.next_element_seed(place(read.len()))? {
            read.push(item);
        }
        Ok(read.into())
    }

    fn visit_map<A: MapAccess<'de>>(self, mut fields: A) -> Result<Value, A::Error> {
        let mut read = Map::new();
        while let Some(name) = fields.next_key::<String>()? {
            let pointer = self.problems.child(&self.pointer, &name);
            if read.contains_key(&name) {
                self.problems.add(&pointer, "the field is given twice");
            }
            read.insert(name, fields.next_value_seed(Place { pointer, problems: self.problems })?);
        }
        Ok(read.into())
    }
}
