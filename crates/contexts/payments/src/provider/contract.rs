//! What every adapter of [`Provider`] has to do, as a suite that its tests run. Not for production code.

mod answers;
mod repeats;

use primitives::{Amount, Currency, Money};

use super::{Authorization, AuthorizeRequest, Provider, ProviderError};
use crate::{Key, OrderRef, Token};

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
        let request =
            AuthorizeRequest { key: key.clone(), money, token: token.clone(), reference: self.reference()? };
        self.provider.authorize(&request).await
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
