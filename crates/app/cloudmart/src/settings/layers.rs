//! The layers of the configuration: defaults < file < environment < command line. A key that nobody knows is an error
//! that names the nearest known one; each effective value remembers the layer it came from.

use std::{
    collections::BTreeMap,
    fmt,
    path::{Path, PathBuf},
};

use serde::Deserialize;
use toml::{Table, Value};

use super::Settings;

/// The environment variables that are ours begin so; two underscores stand between section and key.
const PREFIX: &str = "CLOUDMART_";

/// Where a value comes from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Source {
    /// Built in.
    Default,
    /// The configuration file.
    File(PathBuf),
    /// An environment variable.
    Environment(String),
    /// The command line.
    CommandLine,
}

/// The settings in force, and where each comes from.
#[derive(Debug, Clone)]
pub struct Effective {
    /// The settings.
    pub settings: Settings,
    /// Key, value as text and source of each.
    pub values: BTreeMap<String, (String, Source)>,
}

/// What the command line says.
#[derive(Debug, Clone, Default)]
pub struct Overrides {
    /// The configuration file, if not `cloudmart.toml`.
    pub config: Option<PathBuf>,
    /// Keys and values.
    pub values: Vec<(&'static str, String)>,
}

/// A sentence that says which setting is wrong and what to do.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SettingsError(pub String);

impl fmt::Display for SettingsError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl std::error::Error for SettingsError {}

/// Reads all layers.
///
/// # Errors
/// A sentence that names the faulty key and its layer.
pub fn load(
    overrides: &Overrides,
    environment: impl Iterator<Item = (String, String)>,
) -> Result<Effective, SettingsError> {
    let mut layers = Layers::defaults()?;
    if let Some((path, text)) = read_file(overrides.config.as_deref())? {
        layers.apply_file(&path, &text)?;
    }
    let mut variables: Vec<_> = environment.filter(|(name, _)| name.starts_with(PREFIX)).collect();
    variables.sort();
    for (name, value) in variables {
        let key = name[PREFIX.len()..].to_lowercase().replace("__", ".");
        layers.set_text(&key, &value, Source::Environment(name))?;
    }
    for (key, value) in &overrides.values {
        layers.set_text(key, value, Source::CommandLine)?;
    }
    layers.finish()
}

fn read_file(given: Option<&Path>) -> Result<Option<(PathBuf, String)>, SettingsError> {
    let path = given.map_or_else(|| PathBuf::from("cloudmart.toml"), Path::to_path_buf);
    match std::fs::read_to_string(&path) {
        Ok(text) => Ok(Some((path, text))),
        Err(error) if error.kind() == std::io::ErrorKind::NotFound && given.is_none() => Ok(None),
        Err(error) => Err(SettingsError(format!("cannot read {}: {error}", path.display()))),
    }
}

/// Defaults that differ in the production profile.
const IN_PRODUCTION: [(&str, Value); 1] = [("server.drain_seconds", Value::Integer(5))];

struct Layers {
    values: BTreeMap<String, (Value, Source)>,
}

impl Layers {
    fn defaults() -> Result<Self, SettingsError> {
        let table = Table::try_from(Settings::default()).map_err(|error| SettingsError(error.to_string()))?;
        let mut values = BTreeMap::new();
        flatten("", &table, &mut |key, value| {
            values.insert(key, (value, Source::Default));
        });
        Ok(Self { values })
    }

    fn apply_file(&mut self, path: &Path, text: &str) -> Result<(), SettingsError> {
        let table: Table =
            text.parse().map_err(|error| SettingsError(format!("{}: {error}", path.display())))?;
        let mut found = Vec::new();
        flatten("", &table, &mut |key, value| found.push((key, value)));
        found.into_iter().try_for_each(|(key, value)| self.set(&key, value, Source::File(path.to_path_buf())))
    }

    fn set(&mut self, key: &str, value: Value, source: Source) -> Result<(), SettingsError> {
        let Some(known) = self.values.get_mut(key) else { return Err(self.unknown(key, &source)) };
        if known.0.type_str() != value.type_str() {
            let (wanted, found) = (known.0.type_str(), value.type_str());
            return Err(SettingsError(format!("{key} ({source}) must be of type {wanted}, not {found}")));
        }
        *known = (value, source);
        Ok(())
    }

    /// Text from the environment or command line takes the type of the default.
    fn set_text(&mut self, key: &str, text: &str, source: Source) -> Result<(), SettingsError> {
        let Some((known, _)) = self.values.get(key) else { return Err(self.unknown(key, &source)) };
        let wrong = |wanted: &str| SettingsError(format!("{key} ({source}) must be {wanted}, not `{text}`"));
        let value = match known {
            Value::Integer(_) => Value::Integer(text.parse().map_err(|_| wrong("a whole number"))?),
            Value::Boolean(_) => Value::Boolean(text.parse().map_err(|_| wrong("true or false"))?),
            Value::Array(_) => {
                let parts = text.split(',').map(str::trim).filter(|part| !part.is_empty());
                Value::Array(parts.map(|part| Value::String(part.to_owned())).collect())
            }
            _ => Value::String(text.to_owned()),
        };
        self.set(key, value, source)
    }

    fn unknown(&self, key: &str, source: &Source) -> SettingsError {
        let nearest = self.values.keys().min_by_key(|known| strsim::damerau_levenshtein(known, key));
        let advice = nearest.map(|known| format!("; did you mean {known}?")).unwrap_or_default();
        SettingsError(format!("{key} ({source}) is no setting{advice}"))
    }

    fn harden(&mut self) {
        if self.values.get("profile").is_none_or(|(profile, _)| profile.as_str() != Some("production")) {
            return;
        }
        for (key, value) in IN_PRODUCTION {
            if let Some((known, Source::Default)) = self.values.get_mut(key) {
                *known = value;
            }
        }
    }

    fn finish(mut self) -> Result<Effective, SettingsError> {
        self.harden();
        let mut table = Table::new();
        for (key, (value, _)) in &self.values {
            insert(&mut table, key, value.clone());
        }
        let settings = Settings::deserialize(table).map_err(|error| SettingsError(error.to_string()))?;
        let values =
            self.values.into_iter().map(|(key, (value, source))| (key, (as_text(&value), source))).collect();
        Ok(Effective { settings, values })
    }
}

fn flatten(prefix: &str, table: &Table, found: &mut impl FnMut(String, Value)) {
    for (name, value) in table {
        let key = if prefix.is_empty() { name.clone() } else { format!("{prefix}.{name}") };
        match value {
            Value::Table(inner) => flatten(&key, inner, found),
            other => found(key, other.clone()),
        }
    }
}

fn insert(table: &mut Table, key: &str, value: Value) {
    match key.split_once('.') {
        None => {
            table.insert(key.to_owned(), value);
        }
        Some((section, rest)) => {
            let inner = table.entry(section).or_insert_with(|| Value::Table(Table::new()));
            if let Value::Table(inner) = inner {
                insert(inner, rest, value);
            }
        }
    }
}

fn as_text(value: &Value) -> String {
    match value {
        Value::String(text) => text.clone(),
        Value::Array(parts) => parts.iter().map(as_text).collect::<Vec<_>>().join(","),
        other => other.to_string(),
    }
}

impl fmt::Display for Source {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Default => f.write_str("default"),
            Self::File(path) => write!(f, "{}", path.display()),
            Self::Environment(name) => f.write_str(name),
            Self::CommandLine => f.write_str("command line"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn with(environment: &[(&str, &str)], file: &str) -> Result<Effective, SettingsError> {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("shop.toml");
        std::fs::write(&path, file).unwrap();
        let overrides =
            Overrides { config: Some(path), values: vec![("server.listen", "127.0.0.1:1".to_owned())] };
        load(&overrides, environment.iter().map(|(k, v)| ((*k).to_owned(), (*v).to_owned())))
    }

    #[test]
    fn later_layers_win_and_are_remembered() {
        let file = "[server]\nlisten = \"127.0.0.1:3\"\npublic_url = \"http://file\"\n[checkout]\nhold_minutes = 5\n";
        let loaded = with(&[("CLOUDMART_SERVER__PUBLIC_URL", "http://env"), ("HOME", "/")], file).unwrap();
        assert_eq!(loaded.settings.server.listen, "127.0.0.1:1");
        assert_eq!(loaded.settings.public_url(), "http://env");
        assert_eq!(loaded.settings.checkout.hold_minutes, 5);
        assert_eq!(
            loaded.values["server.public_url"].1,
            Source::Environment("CLOUDMART_SERVER__PUBLIC_URL".to_owned())
        );
        assert_eq!(loaded.values["auth.audience"].1, Source::Default);
    }

    #[test]
    fn an_unknown_key_names_the_nearest_known_one() {
        let error = with(&[], "[server]\nlissen = \"x\"\n").unwrap_err();
        assert!(error.0.contains("server.lissen") && error.0.contains("server.listen"), "{error}");
        let error = with(&[("CLOUDMART_CHECKOUT__HOLD_MINUTE", "3")], "").unwrap_err();
        assert!(error.0.contains("checkout.hold_minutes"), "{error}");
    }

    #[test]
    fn production_has_defaults_of_its_own() {
        let drain = |environment: &[(&str, &str)], file: &str| {
            with(environment, file).unwrap().settings.server.drain_seconds
        };
        assert_eq!(drain(&[], ""), 0);
        assert_eq!(drain(&[("CLOUDMART_PROFILE", "production")], ""), 5);
        assert_eq!(drain(&[], "profile = \"production\"\n[server]\ndrain_seconds = 1\n"), 1);
    }

    #[test]
    fn a_value_of_the_wrong_type_names_its_key() {
        assert!(
            with(&[("CLOUDMART_CHECKOUT__HOLD_MINUTES", "soon")], "").unwrap_err().0.contains("whole number")
        );
        assert!(
            with(&[], "[checkout]\nhold_minutes = \"5\"\n").unwrap_err().0.contains("checkout.hold_minutes")
        );
        assert!(with(&[], "profile = \"prod\"\n").is_err());
    }
}
