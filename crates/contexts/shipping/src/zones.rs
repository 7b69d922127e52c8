//! All zones of a store: their rules, and which ways to send there are. Pure.

use std::collections::BTreeSet;

use primitives::{Amount, Country, Currency, Day};

use crate::{DeliveryOption, Destination, Estimate, FulfillmentOption, Rate, ShippingError, Zone};

/// How many zones a store may have: there are 249 countries.
const MAX_ZONES: usize = 250;
/// How many rates a zone may have.
const MAX_RATES: usize = 20;
/// What takes longer nobody waits for.
const MAX_DAYS: u16 = 365;

/// Zones that contradict neither themselves nor one another.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Zones(Vec<Zone>);

impl Zones {
    /// Checks the zones.
    ///
    /// # Errors
    /// [`ShippingError::InvalidZones`] with what is wrong.
    pub fn new(zones: Vec<Zone>) -> Result<Self, ShippingError> {
        if zones.is_empty() || zones.len() > MAX_ZONES {
            return Err(ShippingError::InvalidZones("a store has 1 to 250 zones"));
        }
        let (mut countries, mut rests) = (BTreeSet::new(), 0);
        for zone in &zones {
            match &zone.destination {
                Destination::RestOfWorld => rests += 1,
                Destination::Countries(of_zone) if of_zone.is_empty() => {
                    return Err(ShippingError::InvalidZones("a zone has at least one country"));
                }
                Destination::Countries(of_zone)
                    if of_zone.iter().all(|country| countries.insert(*country)) => {}
                Destination::Countries(_) => {
                    return Err(ShippingError::InvalidZones("a country is in one zone only"));
                }
            }
            check_rates(zone)?;
        }
        if rests > 1 {
            return Err(ShippingError::InvalidZones("only one zone is the rest of the world"));
        }
        Ok(Self(zones))
    }

    /// The zones, in the order of staff.
    #[must_use]
    pub fn as_slice(&self) -> &[Zone] {
        &self.0
    }

    /// The ways to send something worth `subtotal` to `country`, with prices in `currency`; none, when the store does
    /// not send there or has no rate in that currency.
    #[must_use]
    pub fn options(&self, country: Country, subtotal: Amount, currency: Currency) -> Vec<FulfillmentOption> {
        let option = |rate: &Rate| FulfillmentOption {
            id: rate.id.clone(),
            title: rate.title.clone(),
            amount: rate.price(subtotal),
        };
        self.rates(country, currency).map(option).collect()
    }

    /// The same for shoppers without a checkout: with what makes it free, and when it would arrive if it was ordered
    /// today.
    #[must_use]
    pub fn delivery_options(
        &self,
        country: Country,
        subtotal: Amount,
        currency: Currency,
        today: Day,
    ) -> Vec<DeliveryOption> {
        let option = |rate: &Rate| DeliveryOption {
            id: rate.id.clone(),
            title: rate.title.clone(),
            amount: rate.price(subtotal),
            free_from: rate.free_from,
            estimate: rate.duration.map(|duration| Estimate::of(duration, today)),
        };
        self.rates(country, currency).map(option).collect()
    }

    /// Whether the store sends to this country at all.
    #[must_use]
    pub fn delivers_to(&self, country: Country, currency: Currency) -> bool {
        self.rates(country, currency).next().is_some()
    }

    /// The lowest subtotal from which something is sent to this country for nothing.
    #[must_use]
    pub fn free_from(&self, country: Country, currency: Currency) -> Option<Amount> {
        self.rates(country, currency).filter_map(|rate| rate.free_from).min()
    }

    fn rates(&self, country: Country, currency: Currency) -> impl Iterator<Item = &Rate> {
        let rates = self.zone_of(country).into_iter().flat_map(|zone| &zone.rates);
        rates.filter(move |rate| rate.currency == currency)
    }

    fn zone_of(&self, country: Country) -> Option<&Zone> {
        let names = |zone: &&Zone| matches!(&zone.destination, Destination::Countries(of_zone) if of_zone.contains(&country));
        let rest = || self.0.iter().find(|zone| zone.destination == Destination::RestOfWorld);
        self.0.iter().find(names).or_else(rest)
    }
}

fn check_rates(zone: &Zone) -> Result<(), ShippingError> {
    if zone.rates.len() > MAX_RATES {
        return Err(ShippingError::InvalidZones("a zone has at most 20 rates"));
    }
    let mut seen = BTreeSet::new();
    for rate in &zone.rates {
        if !seen.insert((&rate.id, rate.currency.code())) {
            return Err(ShippingError::InvalidZones("a zone has a rate once in a currency"));
        }
        if !rate.amount.is_price() || !rate.free_from.is_none_or(Amount::is_price) {
            return Err(ShippingError::InvalidZones("an amount is out of range"));
        }
        if rate
            .duration
            .is_some_and(|duration| duration.min_days > duration.max_days || duration.max_days > MAX_DAYS)
        {
            return Err(ShippingError::InvalidZones("a rate takes 0 to 365 days, the longest last"));
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::{Duration, default_zones};

    fn amounts(country: &str, subtotal: i64) -> Vec<(String, i64)> {
        let options = default_zones(Currency::USD).unwrap().options(
            country.parse().unwrap(),
            Amount::new(subtotal),
            Currency::USD,
        );
        options.into_iter().map(|option| (option.id.to_string(), option.amount.minor_units())).collect()
    }

    fn pair(standard: i64, express: i64) -> Vec<(String, i64)> {
        vec![("standard".to_owned(), standard), ("express".to_owned(), express)]
    }

    #[test]
    fn a_country_gets_the_rates_of_its_zone_or_of_the_rest_of_the_world() {
        assert_eq!(amounts("US", 7_499), pair(500, 1_500));
        assert_eq!(amounts("US", 7_500), pair(0, 1_500));
        assert_eq!(amounts("DE", 1_000), pair(1_000, 2_500));
        assert_eq!(amounts("JP", 99_999), pair(1_500, 3_500));
    }

    #[test]
    fn without_a_zone_or_a_rate_in_the_currency_there_is_no_option() {
        let zones = default_zones(Currency::USD).unwrap();
        let us: Country = "US".parse().unwrap();
        assert!(zones.options(us, Amount::ZERO, Currency::EUR).is_empty());
        let only_us = Zones::new(vec![zones.as_slice()[0].clone()]).unwrap();
        assert_eq!(only_us.options(us, Amount::ZERO, Currency::USD).len(), 2);
        assert!(only_us.options("JP".parse().unwrap(), Amount::ZERO, Currency::USD).is_empty());
    }

    #[test]
    fn shoppers_are_told_what_makes_it_free_and_when_it_arrives() {
        let zones = default_zones(Currency::USD).unwrap();
        let (us, today) = ("US".parse().unwrap(), Day::of("2026-11-20T12:00:00Z".parse().unwrap()));
        let options = zones.delivery_options(us, Amount::new(4_999), Currency::USD, today);
        let [standard, express] = &options[..] else { panic!("{options:?}") };
        assert_eq!((standard.amount, standard.free_from), (Amount::new(500), Some(Amount::new(7_500))));
        let estimate = standard.estimate.unwrap();
        assert_eq!((estimate.min_days, estimate.max_days), (3, 5));
        assert_eq!(
            (estimate.earliest.to_string(), estimate.latest.to_string()),
            ("2026-11-25".into(), "2026-11-27".into())
        );
        assert_eq!(express.free_from, None);
        assert_eq!(zones.free_from(us, Currency::USD), Some(Amount::new(7_500)));
        assert!(zones.delivers_to(us, Currency::USD) && !zones.delivers_to(us, Currency::EUR));
    }

    #[test]
    fn zones_that_contradict_one_another_are_refused() {
        let zones = default_zones(Currency::USD).unwrap().as_slice().to_vec();
        let with = |change: fn(&mut Vec<Zone>)| {
            let mut changed = zones.clone();
            change(&mut changed);
            Zones::new(changed)
        };
        let changes: [fn(&mut Vec<Zone>); 8] = [
            Vec::clear,
            |zones| zones.extend_from_within(..1),
            |zones| zones.extend_from_within(2..),
            |zones| zones[0].destination = Destination::Countries(BTreeSet::new()),
            |zones| zones[0].rates[1].id = zones[0].rates[0].id.clone(),
            |zones| zones[0].rates[0].amount = Amount::new(-1),
            |zones| zones[0].rates[0].duration = Some(Duration { min_days: 5, max_days: 3 }),
            |zones| zones[0].rates[0].duration = Some(Duration { min_days: 0, max_days: 366 }),
        ];
        for (index, change) in changes.into_iter().enumerate() {
            assert!(matches!(with(change), Err(ShippingError::InvalidZones(_))), "change {index}");
        }
    }

    proptest! {
        #[test]
        fn a_larger_subtotal_never_makes_sending_dearer(smaller in 0_i64..20_000, more in 0_i64..20_000, country in prop::sample::select(vec!["US", "FR", "BR"])) {
            for (before, after) in amounts(country, smaller).iter().zip(amounts(country, smaller + more)) {
                prop_assert!(after.1 <= before.1);
            }
        }
    }
}
