//! How templates write money and times.

use minijinja::{Error, ErrorKind};
use primitives::{Amount, Currency, Money, Timestamp};

/// `{{ amount|money(currency) }}`: `1999` and `USD` are `19.99 USD`.
pub(super) fn money(amount: i64, currency: &str) -> Result<String, Error> {
    let currency: Currency = read(currency)?;
    Ok(Money { amount: Amount::new(amount), currency }.to_string())
}

/// `{{ time|minute }}`: `2026-11-21 10:00 UTC`.
pub(super) fn minute(time: &str) -> Result<String, Error> {
    let time: Timestamp = read(time)?;
    Ok(time.to_string().chars().take(16).collect::<String>().replace('T', " ") + " UTC")
}

fn read<T>(text: &str) -> Result<T, Error>
where
    T: std::str::FromStr<Err: std::error::Error + Send + Sync + 'static>,
{
    text.parse().map_err(|error| {
        Error::new(ErrorKind::InvalidOperation, "the value has another form").with_source::<T::Err>(error)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn money_has_the_places_of_its_currency() {
        assert_eq!(money(1999, "USD").unwrap(), "19.99 USD");
        assert_eq!(money(-500, "JPY").unwrap(), "-500 JPY");
        assert!(money(1, "dollars").is_err());
    }

    #[test]
    fn times_are_told_to_the_minute() {
        assert_eq!(minute("2026-11-21T10:00:59.5Z").unwrap(), "2026-11-21 10:00 UTC");
        assert!(minute("tomorrow").is_err());
    }
}
