//! The inventory for those who are not inside a transaction: staff, imports, jobs.

use std::collections::HashMap;

use database::Database;
use primitives::{Availability, Clock, LocationId, VariantId};

use crate::{IMPORT_CHUNK, InventoryError, Policy, Reason, Registration, StockSet, VerifyReport};

/// How many holds one transaction expires.
const EXPIRE_CHUNK: u32 = 50;

/// The inventory; clones share it.
#[derive(Clone)]
pub struct Inventory {
    db: Database,
    clock: Clock,
}

impl Inventory {
    /// The inventory in `db`.
    #[must_use]
    pub const fn new(db: Database, clock: Clock) -> Self {
        Self { db, clock }
    }

    pub(crate) const fn database(&self) -> &Database {
        &self.db
    }

    /// See [`crate::register`].
    ///
    /// # Errors
    /// As there.
    pub async fn register(
        &self,
        variant: VariantId,
        policy: Policy,
        on_hand: u32,
    ) -> Result<(), InventoryError> {
        let now = self.clock.now();
        self.db.write(move |tx| crate::register(tx, now, variant, policy, on_hand)).await
    }

    /// Takes in variants that are not stocked yet; those that are stay as they are, with their policy.
    ///
    /// # Errors
    /// See [`crate::register_many`].
    pub async fn register_new(&self, new: Vec<(VariantId, u32)>) -> Result<(), InventoryError> {
        let now = self.clock.now();
        let register = move |tx: &mut database::Tx<'_>| {
            let variants: Vec<VariantId> = new.iter().map(|(variant, _)| *variant).collect();
            let known = crate::standings(tx, &variants)?;
            let missing = new.iter().filter(|(variant, _)| !known.contains_key(variant));
            let registrations: Vec<Registration> = missing
                .map(|(variant, on_hand)| Registration {
                    variant: *variant,
                    policy: Policy::default(),
                    on_hand: *on_hand,
                })
                .collect();
            crate::register_many(tx, now, &registrations)
        };
        self.db.write(register).await
    }

    /// See [`crate::set_stock`].
    ///
    /// # Errors
    /// As there.
    pub async fn set_stock(
        &self,
        variant: VariantId,
        at: Option<LocationId>,
        on_hand: u32,
        reason: Reason,
    ) -> Result<(), InventoryError> {
        let now = self.clock.now();
        self.db.write(move |tx| crate::set_stock(tx, now, variant, at, on_hand, reason)).await
    }

    /// Sets the stock of any number of variants, a transaction for every [`IMPORT_CHUNK`] of them; what was set stays
    /// set when a later one fails, and the same call again completes it.
    ///
    /// # Errors
    /// See [`crate::set_stock_many`].
    pub async fn set_stock_many(
        &self,
        counts: &[(VariantId, u32)],
        reason: Reason,
    ) -> Result<StockSet, InventoryError> {
        let mut all = StockSet::default();
        for chunk in counts.chunks(IMPORT_CHUNK) {
            let (now, chunk) = (self.clock.now(), chunk.to_vec());
            let set = self.db.write(move |tx| crate::set_stock_many(tx, now, &chunk, reason)).await?;
            all.changed += set.changed;
            all.refused.extend(set.refused);
        }
        Ok(all)
    }

    /// See [`crate::adjust`].
    ///
    /// # Errors
    /// As there.
    pub async fn adjust(
        &self,
        variant: VariantId,
        at: Option<LocationId>,
        delta: i64,
        reason: Reason,
        reference: Option<String>,
    ) -> Result<u32, InventoryError> {
        let now = self.clock.now();
        self.db
            .write(move |tx| crate::adjust(tx, now, variant, at, delta, reason, reference.as_deref()))
            .await
    }

    /// See [`crate::availability`].
    ///
    /// # Errors
    /// As there.
    pub async fn availability(
        &self,
        variants: &[VariantId],
    ) -> Result<HashMap<VariantId, Availability>, InventoryError> {
        self.db.read(|snapshot| crate::availability(snapshot, variants)).await
    }

    /// Whether all of these variants are stocked, however many pieces there are.
    ///
    /// # Errors
    /// See [`crate::standings`].
    pub async fn knows(&self, variants: &[VariantId]) -> Result<bool, InventoryError> {
        let known = self.db.read(|snapshot| crate::standings(snapshot, variants)).await?;
        Ok(variants.iter().all(|variant| known.contains_key(variant)))
    }

    /// Gives back all holds whose time is over, in small transactions; returns how many there were.
    ///
    /// # Errors
    /// When the database could not; what was given back until then stays so.
    pub async fn expire(&self) -> Result<u64, InventoryError> {
        let mut expired = 0;
        loop {
            let now = self.clock.now();
            let owners = self.db.write(move |tx| crate::expire_due(tx, now, EXPIRE_CHUNK)).await?;
            expired += owners.len() as u64;
            if owners.len() < EXPIRE_CHUNK as usize {
                metrics::counter!("inventory_holds_expired_total").increment(expired);
                return Ok(expired);
            }
        }
    }

    /// See [`crate::verify()`].
    ///
    /// # Errors
    /// As there.
    pub async fn verify(&self, repair: bool) -> Result<VerifyReport, InventoryError> {
        crate::verify(&self.db, &self.clock, repair).await
    }
}
