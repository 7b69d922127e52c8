//! What every adapter of [`Provider`] has to do, as a suite that its tests run. Not for production code.

mod answers;
mod pages;
mod repeats;

use async_trait::async_trait;
use primitives::{Amount, Currency, Money};

use super::{Authorization, AuthorizeRequest, NotificationMessage, Provider, ProviderError};
use crate::{Key, OrderRef, RedirectUrl, ReturnUrl, Token};

/// Tokens of the adapter under test.
#[derive(Debug, Clone)]
pub struct Tokens {
    /// Whose charges are authorized.
    pub works: Token,
    /// Whose charges are declined.
    pub declined: Token,
    /// Whose charges the shopper has to confirm.
    pub asks_shopper: Token,
    /// One that does not exist.
    pub invalid: Token,
}

/// A shopper on the pages of the adapter under test, if it has pages of its own.
#[async_trait]
pub trait Shopper: Send + Sync {
    /// A token whose charges are decided on such a page.
    fn token(&self) -> Token;

    /// Where the pages lead back to.
    fn return_url(&self) -> ReturnUrl;

    /// Pays on the page, or is declined there for good.
    async fn decide(&self, page: &RedirectUrl, pays: bool);

    /// The message that the shop gets about the charge of the page.
    async fn message(&self, page: &RedirectUrl) -> NotificationMessage;
}

/// Runs the cases of pages of the provider's own against `provider`, as [`suite`] does the others.
///
/// # Errors
/// What the adapter answers where it should not fail.
///
/// # Panics
/// When the adapter answers wrongly.
pub async fn pages(
    provider: &dyn Provider,
    tokens: &Tokens,
    shopper: &dyn Shopper,
    run: &str,
) -> Result<(), ProviderError> {
    pages::suite(&Bench { provider, tokens, run }, shopper).await
}

/// Runs every case against `provider`. `run` makes the keys of this run different from those of others.
///
/// # Errors
/// What the adapter answers where it should not fail.
///
/// # Panics
/// When the adapter answers wrongly.
pub async fn suite(provider: &dyn Provider, tokens: &Tokens, run: &str) -> Result<(), ProviderError> {
    let bench = Bench { provider, tokens, run };
    answers::suite(&bench).await?;
    repeats::suite(&bench).await
}

/// The adapter on the test bench.
struct Bench<'b> {
    provider: &'b dyn Provider,
    tokens: &'b Tokens,
    run: &'b str,
}

const MONEY: Money = Money { amount: Amount::new(12_345), currency: Currency::USD };

impl Bench<'_> {
    /// A key of this run.
    fn key(&self, case: &str) -> Result<Key, ProviderError> {
        format!("{}-{case}", self.run).parse().map_err(|_| ProviderError::Refused("bad run".to_owned()))
    }

    fn reference(&self) -> Result<OrderRef, ProviderError> {
        self.key("order")
    }

    async fn authorize(&self, key: &Key, token: &Token) -> Result<Authorization, ProviderError> {
        self.authorize_money(key, token, MONEY).await
    }

    async fn authorize_money(
        &self,
        key: &Key,
        token: &Token,
        money: Money,
    ) -> Result<Authorization, ProviderError> {
        self.provider.authorize(&self.request(key, token, money)?).await
    }

    fn request(&self, key: &Key, token: &Token, money: Money) -> Result<AuthorizeRequest, ProviderError> {
        let (key, token, reference) = (key.clone(), token.clone(), self.reference()?);
        Ok(AuthorizeRequest { key, money, token, reference, return_url: None })
    }

    /// A key under which the money is held.
    async fn held(&self, case: &str) -> Result<Key, ProviderError> {
        let key = self.key(case)?;
        self.authorize(&key, &self.tokens.works).await?;
        Ok(key)
    }
}

fn is_refused<T>(answer: &Result<T, ProviderError>) -> bool {
    matches!(answer, Err(ProviderError::Refused(_)))
}
