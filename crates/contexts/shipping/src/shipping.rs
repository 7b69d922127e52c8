//! The zones of a store, kept in memory, so that a checkout asks for options without a query.

use std::sync::{Arc, PoisonError, RwLock};

use database::Database;
use primitives::{Amount, Country, Currency};

use crate::{FulfillmentOption, ShippingError, Zones, default_zones, store};

/// Shipping for those who are not inside a transaction; clones share the zones.
#[derive(Clone)]
pub struct Shipping {
    db: Database,
    zones: Arc<RwLock<Arc<Zones>>>,
}

impl Shipping {
    /// Reads the zones; a store that has none begins with the built-in ones in its currency.
    ///
    /// # Errors
    /// When the database could not.
    pub async fn open(db: Database, currency: Currency) -> Result<Self, ShippingError> {
        let zones = match db.read(store::zones::all).await? {
            Some(zones) => zones,
            None => install_default_zones(&db, currency).await?,
        };
        Ok(Self { db, zones: Arc::new(RwLock::new(Arc::new(zones))) })
    }

    /// The zones as they were read last.
    #[must_use]
    pub fn zones(&self) -> Arc<Zones> {
        Arc::clone(&self.zones.read().unwrap_or_else(PoisonError::into_inner))
    }

    /// See [`Zones::options`]; without a query.
    #[must_use]
    pub fn options(&self, country: Country, subtotal: Amount, currency: Currency) -> Vec<FulfillmentOption> {
        self.zones().options(country, subtotal, currency)
    }

    /// Replaces all zones. Other processes on the same database see them at their next [`Self::refresh`].
    ///
    /// # Errors
    /// When the database could not; then the former zones stay.
    pub async fn set_zones(&self, zones: Zones) -> Result<(), ShippingError> {
        let written = zones.clone();
        self.db.write(move |tx| store::zones::replace(tx, &written)).await?;
        self.remember(zones);
        Ok(())
    }

    /// Reads the zones again, in case another process has changed them.
    ///
    /// # Errors
    /// When the database could not; then the former zones stay.
    pub async fn refresh(&self) -> Result<(), ShippingError> {
        if let Some(zones) = self.db.read(store::zones::all).await? {
            self.remember(zones);
        }
        Ok(())
    }

    fn remember(&self, zones: Zones) {
        *self.zones.write().unwrap_or_else(PoisonError::into_inner) = Arc::new(zones);
    }
}

async fn install_default_zones(db: &Database, currency: Currency) -> Result<Zones, ShippingError> {
    let zones = default_zones(currency)?;
    db.write(move |tx| {
        // Another process may have been faster.
        if let Some(existing) = store::zones::all(tx)? {
            return Ok(existing);
        }
        store::zones::replace(tx, &zones)?;
        Ok(zones.clone())
    })
    .await
}
