//! The parts of a store that may live in databases of their own. Nothing joins across them, and no transaction does.

/// A part of the store with tables of its own.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Part {
    /// Orders and all that is decided with them: stock, payments, checkouts, carts, workflows.
    Orders,
    /// Accounts.
    Users,
    /// The catalogue.
    Catalog,
}

impl Part {
    /// Every part, the one first in whose database the others are unless they have their own.
    pub const ALL: [Self; 3] = [Self::Orders, Self::Users, Self::Catalog];

    /// The section of the settings that says where it is, and the name of its database.
    #[must_use]
    pub const fn setting(self) -> &'static str {
        match self {
            Self::Orders => "database",
            Self::Users => "database.users",
            Self::Catalog => "database.catalog",
        }
    }
}
