//! Reading the fields of an object: each is asked for by name, and what nobody asked for is unknown.

use serde_json::{Map, Value};

use super::{Problems, Seconds};
use crate::paths::Path;

pub(super) struct Fields<'a> {
    pub(super) pointer: String,
    object: &'a Map<String, Value>,
    known: Vec<&'static str>,
    pub(super) problems: &'a Problems,
}

impl<'a> Fields<'a> {
    pub(super) fn open(value: &'a Value, pointer: String, problems: &'a Problems) -> Option<Self> {
        let Some(object) = value.as_object() else {
            problems.add(&pointer, "an object is expected");
            return None;
        };
        Some(Self { pointer, object, known: Vec::new(), problems })
    }

    /// Reports the fields that nobody asked for.
    pub(super) fn close(self) {
        for name in self.object.keys().filter(|name| !self.known.contains(&name.as_str())) {
            self.problems.add(&self.place(name), "the field is unknown here");
        }
    }

    pub(super) fn place(&self, name: &str) -> String {
        self.problems.child(&self.pointer, name)
    }

    /// A field as it is, with its place.
    pub(super) fn get(&mut self, name: &'static str) -> Option<(&'a Value, String)> {
        self.known.push(name);
        self.object.get(name).map(|value| (value, self.place(name)))
    }

    pub(super) fn required(&mut self, name: &'static str) -> Option<(&'a Value, String)> {
        let found = self.get(name);
        if found.is_none() {
            self.problems.add(&self.pointer, format!("the field {name} is missing"));
        }
        found
    }

    /// A field read by `read`, whose complaint is reported with the place.
    pub(super) fn read<T>(
        &mut self,
        name: &'static str,
        read: impl FnOnce(&'a Value) -> Result<T, String>,
    ) -> Option<T> {
        let (value, place) = self.get(name)?;
        read(value).map_err(|problem| self.problems.add(&place, problem)).ok()
    }

    pub(super) fn text(&mut self, name: &'static str) -> Option<String> {
        self.read(name, |value| {
            value.as_str().map(str::to_owned).ok_or_else(|| "a text is expected".to_owned())
        })
    }

    pub(super) fn required_text(&mut self, name: &'static str) -> Option<String> {
        self.required(name)?;
        self.text(name)
    }

    pub(super) fn one_of(&mut self, name: &'static str, allowed: &[&str]) -> Option<String> {
        let text = self.text(name)?;
        if !allowed.contains(&text.as_str()) {
            self.problems.add(&self.place(name), format!("one of {} is expected", allowed.join(", ")));
        }
        Some(text)
    }

    /// A whole number of at least 1.
    pub(super) fn positive(&mut self, name: &'static str) -> Option<u32> {
        self.whole(name, 1)
    }

    /// A whole number of at least `least` and at most 99,999,999, as in AWS Step Functions.
    pub(super) fn whole(&mut self, name: &'static str, least: u32) -> Option<u32> {
        self.read(name, |value| {
            let number = value.as_u64().and_then(|number| u32::try_from(number).ok());
            number
                .filter(|number| (least..=99_999_999).contains(number))
                .ok_or_else(|| format!("a whole number from {least} to 99999999 is expected"))
        })
    }

    pub(super) fn path(&mut self, name: &'static str) -> Option<Path> {
        self.read(name, |value| Path::parse(value.as_str().ok_or("a path is expected")?))
    }

    /// `name` or the path `path_name`; not both.
    pub(super) fn seconds(
        &mut self,
        name: &'static str,
        path_name: &'static str,
        least: u32,
    ) -> Option<Seconds> {
        let (fixed, path) = (self.whole(name, least), self.path(path_name));
        self.at_most_one(&[name, path_name]);
        fixed.map(Seconds::Fixed).or(path.map(Seconds::Path))
    }

    /// Reports it if more than one of these fields is there; returns how many are.
    pub(super) fn at_most_one(&self, names: &[&str]) -> usize {
        let given: Vec<&str> = names.iter().copied().filter(|name| self.object.contains_key(*name)).collect();
        if given.len() > 1 {
            self.problems.add(&self.pointer, format!("only one of {} can be given", given.join(", ")));
        }
        given.len()
    }

    /// JSONata comes with a later version.
    pub(super) fn query_language(&mut self) {
        self.one_of("QueryLanguage", &["JSONPath"]);
    }

    /// A list, each item with its place.
    pub(super) fn list(&mut self, name: &'static str) -> Vec<(&'a Value, String)> {
        let Some((value, place)) = self.get(name) else { return Vec::new() };
        let Some(items) = value.as_array() else {
            self.problems.add(&place, "an array is expected");
            return Vec::new();
        };
        items.iter().enumerate().map(|(index, item)| (item, format!("{place}/{index}"))).collect()
    }
}
