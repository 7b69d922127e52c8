//! The double-entry ledger: which accounts a movement of money touches. Pure; every movement sums to zero.

use std::{collections::BTreeMap, str::FromStr};

use primitives::{Amount, AmountError};

/// Where money can be, as the shop sees it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Account {
    /// With the shopper: negative once they have paid or promised to.
    Customer,
    /// Promised by the shopper's bank.
    Holds,
    /// Ours, at the provider.
    Provider,
}

/// What an order's entries come to.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Balance(BTreeMap<Account, Amount>);

/// Not a word for [`Account`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("not an account")]
pub struct AccountError;

/// A movement of money.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Movement {
    /// The bank holds so much.
    Hold(Amount),
    /// So much is let go.
    Release(Amount),
    /// Of what is held so much is taken, and the rest let go.
    Capture {
        /// What was held.
        held: Amount,
        /// What is taken.
        taken: Amount,
    },
    /// So much goes back.
    Refund(Amount),
}

impl Account {
    /// The word in the database.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Customer => "customer",
            Self::Holds => "holds",
            Self::Provider => "provider",
        }
    }
}

impl FromStr for Account {
    type Err = AccountError;

    fn from_str(text: &str) -> Result<Self, AccountError> {
        [Self::Customer, Self::Holds, Self::Provider]
            .into_iter()
            .find(|account| account.as_str() == text)
            .ok_or(AccountError)
    }
}

impl Balance {
    /// The balance of these entries.
    pub(crate) fn of(entries: &[(Account, Amount)]) -> Result<Self, AmountError> {
        let mut balance = BTreeMap::new();
        for (account, amount) in entries {
            let sum: &mut Amount = balance.entry(*account).or_default();
            *sum = sum.plus(*amount)?;
        }
        Ok(Self(balance))
    }

    /// What an account comes to.
    #[must_use]
    pub fn on(&self, account: Account) -> Amount {
        self.0.get(&account).copied().unwrap_or_default()
    }

    /// Whether the accounts sum to zero, as they must.
    #[must_use]
    pub fn is_even(&self) -> bool {
        Amount::total(self.0.values().copied()) == Ok(Amount::ZERO)
    }
}

impl Movement {
    /// The word in the database.
    pub(crate) const fn as_str(self) -> &'static str {
        match self {
            Self::Hold(_) => "hold",
            Self::Release(_) => "release",
            Self::Capture { .. } => "capture",
            Self::Refund(_) => "refund",
        }
    }

    /// What it adds to each account.
    pub(crate) fn entries(self) -> Result<Vec<(Account, Amount)>, AmountError> {
        let mut entries = match self {
            Self::Hold(amount) => vec![(Account::Holds, amount), (Account::Customer, amount.negated())],
            Self::Release(amount) => vec![(Account::Holds, amount.negated()), (Account::Customer, amount)],
            Self::Refund(amount) => vec![(Account::Provider, amount.negated()), (Account::Customer, amount)],
            Self::Capture { held, taken } => vec![
                (Account::Provider, taken),
                (Account::Holds, held.negated()),
                (Account::Customer, held.minus(taken)?),
            ],
        };
        entries.retain(|(_, amount)| *amount != Amount::ZERO);
        Ok(entries)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    proptest::proptest! {
        #[test]
        fn every_movement_sums_to_zero(held in 1_i64..1_000_000, taken in 1_i64..1_000_000) {
            let (held, taken) = (Amount::new(held), Amount::new(taken.min(held)));
            for movement in [Movement::Hold(held), Movement::Release(held), Movement::Refund(held),
                Movement::Capture { held, taken }] {
                let entries = movement.entries().unwrap();
                let sum = Amount::total(entries.iter().map(|(_, amount)| *amount));
                proptest::prop_assert_eq!(sum, Ok(Amount::ZERO));
                proptest::prop_assert!(entries.iter().all(|(_, amount)| *amount != Amount::ZERO));
            }
        }
    }
}
