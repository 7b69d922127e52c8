//! The payment handlers that a shop has configured, and what shoppers see of them.

use std::sync::Arc;

use database::Database;
use serde::Serialize;
use thiserror::Error;
use utoipa::ToSchema;

use crate::{
    HandlerId, Provider,
    provider::{TestOutcome, test::TestProvider},
};

/// A configured provider.
#[derive(Clone)]
pub struct Handler {
    /// Its id in configuration and requests.
    pub id: HandlerId,
    /// Its name for shoppers.
    pub name: String,
    /// The provider.
    pub provider: Arc<dyn Provider>,
}

/// A handler as shoppers see it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
#[schema(as = PaymentHandler)]
pub struct HandlerView {
    /// What to name when completing a checkout.
    #[schema(value_type = String, example = "test")]
    pub id: HandlerId,
    /// Its name.
    #[schema(example = "Test payments")]
    pub name: String,
    /// What can be tried out, instead of asking for a means of payment; only where no money moves.
    #[serde(skip_serializing_if = "<[_]>::is_empty")]
    pub test_outcomes: &'static [TestOutcome],
}

/// The configuration names a handler that this program does not have.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
#[error("there is no payment handler `{0}`; there is `test`")]
pub struct UnknownHandler(pub String);

impl Handler {
    /// The handlers of these configured names; `test` remembers its charges in `db` and signs with a key made of `secret`.
    ///
    /// # Errors
    /// [`UnknownHandler`]
    pub fn configured(names: &[String], db: &Database, secret: &[u8]) -> Result<Vec<Self>, UnknownHandler> {
        names.iter().map(|name| Self::named(name, db, secret)).collect()
    }

    fn named(name: &str, db: &Database, secret: &[u8]) -> Result<Self, UnknownHandler> {
        let unknown = || UnknownHandler(name.to_owned());
        let id: HandlerId = name.parse().map_err(|_| unknown())?;
        match id.as_str() {
            "test" => Ok(Self {
                id,
                name: "Test payments".to_owned(),
                provider: Arc::new(TestProvider::new(db.clone(), secret)),
            }),
            _ => Err(unknown()),
        }
    }

    /// The handler as shoppers see it.
    #[must_use]
    pub fn view(&self) -> HandlerView {
        let test_outcomes = self.provider.test_outcomes();
        HandlerView { id: self.id.clone(), name: self.name.clone(), test_outcomes }
    }
}
