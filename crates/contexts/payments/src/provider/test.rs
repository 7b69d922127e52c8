//! A provider without money, for development and tests: what it does is decided by the token, the same on every run.
//! It plays the outside world, so it remembers in tables of its own and in its own transactions; not for real shops.

mod behaviour;
mod notifying;
mod outcomes;
mod page;
mod store;

use std::future::pending;

use async_trait::async_trait;
use database::Database;
use primitives::Amount;

pub use self::page::{Decision, HostedPage};
use self::{behaviour::Behaviour, store::Row};
use super::{
    Authorization, AuthorizeRequest, Confirmation, Notification, NotificationError, NotificationMessage,
    Provider, ProviderCharge, ProviderError, SigningKey, TestOutcome,
};
use crate::Key;

/// The test provider.
#[derive(Clone)]
pub struct TestProvider {
    db: Database,
    signing_key: SigningKey,
}

impl TestProvider {
    /// The test provider that remembers in `db` and signs its notifications with a key made of `secret`.
    #[must_use]
    pub fn new(db: Database, secret: &[u8]) -> Self {
        Self { db, signing_key: SigningKey::new(secret, notifying::PURPOSE) }
    }

    /// How often [`Provider::authorize`] was called under `key`, and so reached the provider.
    ///
    /// # Errors
    /// [`ProviderError::Unavailable`] when the database does not answer.
    pub async fn calls(&self, key: &Key) -> Result<u32, ProviderError> {
        let row = self.row(key).await?;
        Ok(row.map_or(0, |row| row.calls))
    }

    /// How many charges exist for an order, under whatever key.
    ///
    /// # Errors
    /// [`ProviderError::Unavailable`] when the database does not answer.
    pub async fn charges_of(&self, reference: &str) -> Result<u32, ProviderError> {
        self.db.read(|snapshot| store::count_charges(snapshot, reference)).await.map_err(unavailable)
    }

    async fn row(&self, key: &Key) -> Result<Option<Row>, ProviderError> {
        self.db.read(|snapshot| store::find(snapshot, key)).await.map_err(unavailable)
    }

    /// Runs a change of the charge under `key` as one transaction of the outside world.
    async fn change<T: Send + 'static>(
        &self,
        key: &Key,
        change: impl Fn(&mut database::Tx<'_>, Row) -> Result<T, Refusal> + Send + 'static,
    ) -> Result<T, ProviderError> {
        let key = key.clone();
        let changed = self.db.write(move |tx| match store::find(tx, &key)? {
            Some(row) => change(tx, row),
            None => Err(Refusal::Because("unknown_charge")),
        });
        changed.await.map_err(ProviderError::from)
    }
}

/// Why a transaction of the provider came to nothing.
#[derive(Debug)]
enum Refusal {
    Because(&'static str),
    Database(database::Error),
}

impl From<database::Error> for Refusal {
    fn from(error: database::Error) -> Self {
        Self::Database(error)
    }
}

impl From<Refusal> for ProviderError {
    fn from(refusal: Refusal) -> Self {
        match refusal {
            Refusal::Because(code) => Self::Refused(code.to_owned()),
            Refusal::Database(error) => unavailable(error),
        }
    }
}

#[expect(clippy::needless_pass_by_value, reason = "the shape that map_err wants")]
fn unavailable(error: database::Error) -> ProviderError {
    tracing::warn!(%error, "the test provider's memory does not answer");
    match error {
        database::Error::OutcomeUnknown => ProviderError::Unknown,
        _ => ProviderError::Unavailable,
    }
}

#[async_trait]
impl Provider for TestProvider {
    fn test_outcomes(&self) -> &'static [TestOutcome] {
        outcomes::OUTCOMES
    }

    async fn authorize(&self, request: &AuthorizeRequest) -> Result<Authorization, ProviderError> {
        let behaviour = Behaviour::of(request.token.reveal())
            .ok_or_else(|| ProviderError::Refused("invalid_token".to_owned()))?;
        let request = request.clone();
        let noted = self.db.write(move |tx| behaviour::call(tx, &request, behaviour)).await?;
        match (behaviour, noted.calls) {
            (Behaviour::SilentFirst, 1) => pending().await,
            (Behaviour::LosesAnswer, 1) => Err(ProviderError::Unknown),
            _ => noted.authorization().ok_or(ProviderError::Unknown),
        }
    }

    async fn confirm(&self, key: &Key, answer: Confirmation) -> Result<Authorization, ProviderError> {
        let confirmed = self.change(key, move |tx, row| behaviour::confirm(tx, row, answer)).await?;
        confirmed.authorization().ok_or(ProviderError::Unknown)
    }

    async fn read_notification(
        &self,
        message: &NotificationMessage,
    ) -> Result<Option<Notification>, NotificationError> {
        notifying::read(&self.signing_key, message).map(Some)
    }

    async fn capture(&self, key: &Key, amount: Amount) -> Result<(), ProviderError> {
        self.change(key, move |tx, row| behaviour::capture(tx, &row, amount)).await
    }

    async fn void(&self, key: &Key) -> Result<(), ProviderError> {
        self.change(key, |tx, row| behaviour::void(tx, &row)).await
    }

    async fn refund(&self, key: &Key, refund_key: &Key, amount: Amount) -> Result<(), ProviderError> {
        let refund_key = refund_key.clone();
        self.change(key, move |tx, row| behaviour::refund(tx, &row, &refund_key, amount)).await
    }

    async fn look_up(&self, key: &Key) -> Result<Option<ProviderCharge>, ProviderError> {
        let found = self.db.read(|snapshot| {
            let Some(row) = store::find(snapshot, key)? else { return Ok(None) };
            let refunds = if row.captured == Amount::ZERO { vec![] } else { store::refunds(snapshot, key)? };
            Ok(row.charge(refunds))
        });
        found.await.map_err(unavailable)
    }
}
