//! The zones and rates that a new store begins with: `default_zones.json`, amounts in major units of whatever currency
//! the store has.

use std::collections::BTreeSet;

use primitives::{Amount, Country, Currency, Handle};
use serde::Deserialize;

use crate::{Destination, Duration, Rate, ShippingError, Zone, Zones, zone::Title};

const DATA: &str = include_str!("default_zones.json");

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct ZoneData {
    name: Title,
    /// Missing for the rest of the world.
    countries: Option<BTreeSet<Country>>,
    rates: Vec<RateData>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RateData {
    id: Handle,
    title: Title,
    amount: String,
    free_from: Option<String>,
    duration: Duration,
}

/// The zones that a new store begins with, in its currency.
///
/// # Errors
/// When the data that is built in cannot be read.
pub fn default_zones(currency: Currency) -> Result<Zones, ShippingError> {
    let data: Vec<ZoneData> = serde_json::from_str(DATA).map_err(|_| ShippingError::DefaultZones)?;
    let zones = data.into_iter().map(|zone| {
        Ok(Zone {
            name: zone.name,
            destination: zone.countries.map_or(Destination::RestOfWorld, Destination::Countries),
            rates: zone.rates.into_iter().map(|rate| rate.within(currency)).collect::<Result<_, _>>()?,
        })
    });
    Zones::new(zones.collect::<Result<_, ShippingError>>()?)
}

impl RateData {
    fn within(self, currency: Currency) -> Result<Rate, ShippingError> {
        // "5.00" is five of any currency, also of one that is worth little: staff adapt the rates to their prices.
        let amount = |text: &str| {
            Amount::from_major_units(text, currency.exponent()).map_err(|_| ShippingError::DefaultZones)
        };
        Ok(Rate {
            id: self.id,
            title: self.title,
            currency,
            amount: amount(&self.amount)?,
            free_from: self.free_from.as_deref().map(amount).transpose()?,
            duration: Some(self.duration),
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_built_in_zones_fit_every_kind_of_currency() {
        for (code, standard) in [("USD", 500), ("JPY", 5), ("KWD", 5_000)] {
            let zones = default_zones(code.parse().unwrap()).unwrap();
            assert_eq!(zones.as_slice()[0].rates[0].amount, Amount::new(standard), "{code}");
        }
    }
}
