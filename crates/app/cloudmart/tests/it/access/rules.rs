//! The rules as they are written down: `access.toml` and the roles of the users context.

use std::{collections::HashMap, fs};

use toml::{Table, Value};

const ACCESS: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/access.toml");
const ROLES: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../../contexts/users/");

/// Who may call what.
pub struct Rules {
    operations: HashMap<String, String>,
    roles: HashMap<String, Vec<String>>,
}

/// How a caller is answered before anything else is looked at.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Verdict {
    Admitted,
    NotSignedIn,
    Forbidden,
}

impl Rules {
    pub fn read() -> Self {
        let access: Table = fs::read_to_string(ACCESS).unwrap().parse().unwrap();
        let roles: Table = roles_file().parse().unwrap();
        let operations = access["operations"].as_table().unwrap();
        let roles = roles["roles"].as_table().unwrap();
        Self {
            operations: operations.iter().map(|(id, rule)| (id.clone(), text(rule))).collect(),
            roles: roles.iter().map(|(role, list)| (role.clone(), texts(list))).collect(),
        }
    }

    /// How a role is answered; `None` is nobody.
    pub fn verdict(&self, operation: &str, role: Option<&str>) -> Verdict {
        let rule = self.operations.get(operation).unwrap_or_else(|| panic!("no rule for {operation}"));
        match (rule.as_str(), role) {
            ("public" | "anyone", _) | ("signed-in", Some(_)) => Verdict::Admitted,
            (_, None) => Verdict::NotSignedIn,
            (permission, Some(role)) if self.roles[role].iter().any(|held| held == permission) => {
                Verdict::Admitted
            }
            _ => Verdict::Forbidden,
        }
    }
}

fn roles_file() -> String {
    let places = ["roles.toml", "src/roles.toml"];
    let found = places.iter().find_map(|place| fs::read_to_string(format!("{ROLES}{place}")).ok());
    found.unwrap()
}

fn text(value: &Value) -> String {
    value.as_str().unwrap().to_owned()
}

fn texts(value: &Value) -> Vec<String> {
    value.as_array().unwrap().iter().map(text).collect()
}
