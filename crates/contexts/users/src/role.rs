//! Roles and what they may do, read from `roles.toml`.

use std::{
    collections::{BTreeMap, BTreeSet},
    fmt,
    str::FromStr,
};

use serde::{Deserialize, Serialize};
use thiserror::Error;
use utoipa::ToSchema;

/// What somebody is in the shop.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum Role {
    /// Buys.
    Customer,
    /// Helps customers.
    Support,
    /// Keeps products and stock.
    CatalogManager,
    /// Packs and ships.
    Fulfilment,
    /// Refunds and reports.
    Finance,
    /// Everything.
    Admin,
}

/// The text names no role.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error)]
#[error("not a role; roles are customer, support, catalog_manager, fulfilment, finance, admin")]
pub struct UnknownRole;

/// Why the roles file cannot be used.
#[derive(Debug, Error)]
pub enum RoleError {
    /// Not TOML of the right shape.
    #[error("the roles cannot be read: {0}")]
    Format(#[from] toml::de::Error),
    /// A role has a permission that is not in the list of all.
    #[error("role {0} has the permission {1}, which is not listed")]
    Unlisted(Role, String),
    /// A role is missing.
    #[error("role {0} is missing")]
    Missing(Role),
}

impl Role {
    /// Every role.
    pub const ALL: [Self; 6] =
        [Self::Customer, Self::Support, Self::CatalogManager, Self::Fulfilment, Self::Finance, Self::Admin];

    /// Its name in data.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Customer => "customer",
            Self::Support => "support",
            Self::CatalogManager => "catalog_manager",
            Self::Fulfilment => "fulfilment",
            Self::Finance => "finance",
            Self::Admin => "admin",
        }
    }
}

impl fmt::Display for Role {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

impl FromStr for Role {
    type Err = UnknownRole;

    fn from_str(text: &str) -> Result<Self, UnknownRole> {
        Self::ALL.into_iter().find(|role| role.as_str() == text).ok_or(UnknownRole)
    }
}

/// What each role may do.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RoleMatrix(BTreeMap<Role, BTreeSet<String>>);

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RolesFile {
    permissions: BTreeSet<String>,
    roles: BTreeMap<Role, BTreeSet<String>>,
}

impl RoleMatrix {
    /// The matrix of the file that is part of the program.
    ///
    /// # Errors
    /// [`RoleError`]
    pub fn embedded() -> Result<Self, RoleError> {
        Self::read(include_str!("../roles.toml"))
    }

    fn read(text: &str) -> Result<Self, RoleError> {
        let file: RolesFile = toml::from_str(text)?;
        for role in Role::ALL {
            let granted = file.roles.get(&role).ok_or(RoleError::Missing(role))?;
            if let Some(unlisted) = granted.difference(&file.permissions).next() {
                return Err(RoleError::Unlisted(role, unlisted.clone()));
            }
        }
        Ok(Self(file.roles))
    }

    /// What these roles may do together.
    #[must_use]
    pub fn permissions_of(&self, roles: &[Role]) -> BTreeSet<String> {
        roles.iter().filter_map(|role| self.0.get(role)).flatten().cloned().collect()
    }

    /// Every role with its permissions.
    pub fn iter(&self) -> impl Iterator<Item = (Role, &BTreeSet<String>)> {
        self.0.iter().map(|(role, permissions)| (*role, permissions))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_embedded_file_gives_admins_everything_and_customers_nothing() {
        let matrix = RoleMatrix::embedded().unwrap();
        let everything: BTreeSet<String> = matrix.iter().flat_map(|(_, p)| p.clone()).collect();
        assert_eq!(everything.len(), 16);
        assert_eq!(matrix.permissions_of(&[Role::Admin]), everything);
        assert!(matrix.permissions_of(&[Role::Customer]).is_empty());
    }

    #[test]
    fn a_misspelt_permission_or_a_missing_role_is_refused() {
        let text = include_str!("../roles.toml");
        let misspelt = text.replace("finance = [\"orders.read\"", "finance = [\"order.read\"");
        assert!(matches!(RoleMatrix::read(&misspelt), Err(RoleError::Unlisted(Role::Finance, _))));
        let missing = text.replace("customer = []\n", "");
        assert!(matches!(RoleMatrix::read(&missing), Err(RoleError::Missing(Role::Customer))));
    }

    #[test]
    fn every_role_reads_back() {
        for role in Role::ALL {
            assert_eq!(role.as_str().parse(), Ok(role));
            assert_eq!(serde_json::to_value(role).unwrap(), role.as_str());
        }
    }
}
