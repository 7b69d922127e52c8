//! `shipping_zones` and `shipping_rates`: read and written as a whole.

use std::collections::{BTreeSet, HashMap};

use database::{Error, Json, Row, Snapshot, Tx, Value, params};
use primitives::{Country, ZoneId};

use crate::{Destination, Duration, Rate, ShippingError, Zone, Zones};

/// All zones; `None` in a store that has none yet.
pub(crate) fn all(snapshot: &mut Snapshot<'_>) -> Result<Option<Zones>, ShippingError> {
    let mut rates: HashMap<ZoneId, Vec<Rate>> = HashMap::new();
    snapshot.for_each(
        "SELECT zone_id, option_id, currency, title, amount, free_from, min_days, max_days FROM shipping_rates \
         ORDER BY position",
        &[],
        |row| {
            rates.entry(row.get(0)?).or_default().push(rate(row)?);
            Ok(())
        },
    )?;
    let sql = "SELECT id, name, countries FROM shipping_zones ORDER BY position";
    let zones = snapshot.query(sql, &[], |row| {
        let countries: Option<Json<BTreeSet<Country>>> = row.get(2)?;
        Ok(Zone {
            name: row.parse(1)?,
            destination: countries.map_or(Destination::RestOfWorld, |json| Destination::Countries(json.0)),
            rates: rates.remove(&row.get(0)?).unwrap_or_default(),
        })
    })?;
    if zones.is_empty() { Ok(None) } else { Zones::new(zones).map(Some) }
}

fn rate(row: &Row<'_>) -> Result<Rate, Error> {
    Ok(Rate {
        id: row.parse(1)?,
        currency: row.parse(2)?,
        title: row.parse(3)?,
        amount: row.get(4)?,
        free_from: row.get(5)?,
        duration: row
            .get::<Option<u16>>(6)?
            .zip(row.get::<Option<u16>>(7)?)
            .map(|(min_days, max_days)| Duration { min_days, max_days }),
    })
}

/// Writes these zones in place of all there are.
pub(crate) fn replace(tx: &mut Tx<'_>, zones: &Zones) -> Result<(), ShippingError> {
    tx.execute("DELETE FROM shipping_rates", &[])?;
    tx.execute("DELETE FROM shipping_zones", &[])?;
    let (mut zone_rows, mut rate_rows) = (Vec::new(), Vec::new());
    for (position, zone) in (0_u32..).zip(zones.as_slice()) {
        let id = ZoneId::new();
        let countries = match &zone.destination {
            Destination::RestOfWorld => Value::Null,
            Destination::Countries(countries) => Value::json(countries)?,
        };
        zone_rows.push(params![id, position, &zone.name, &countries]);
        for (position, rate) in (0_u32..).zip(&zone.rates) {
            rate_rows.push(params![
                id,
                &rate.id,
                rate.currency,
                position,
                &rate.title,
                rate.amount,
                rate.free_from,
                rate.duration.map(|duration| duration.min_days),
                rate.duration.map(|duration| duration.max_days)
            ]);
        }
    }
    tx.insert_many("shipping_zones", "id, position, name, countries", &zone_rows)?;
    let columns = "zone_id, option_id, currency, position, title, amount, free_from, min_days, max_days";
    tx.insert_many("shipping_rates", columns, &rate_rows)?;
    Ok(())
}
