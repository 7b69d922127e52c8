//! The signing keys of all processes of the shop: made at the first start, kept in the database, rotated with overlap.

use std::{
    sync::{Arc, PoisonError, RwLock},
    time::Duration,
};

use database::Database;
use primitives::{Clock, Timestamp};

use super::{JsonWebKey, SigningKey, StoredKey, key_ring::KeyRing};
use crate::{UsersError, store};

/// After how long another process's rotation is noticed at the latest.
const LOOK_AGAIN_AFTER: Duration = Duration::from_secs(60);
/// How often an unknown key id may make us look.
const LOOK_FOR_UNKNOWN_AFTER: Duration = Duration::from_secs(1);
/// More than the clocks of two processes may differ.
const CLOCK_SKEW: Duration = Duration::from_secs(10);

pub(crate) struct Keys {
    database: Database,
    clock: Clock,
    overlap: Duration,
    ring: RwLock<Arc<KeyRing>>,
}

impl Keys {
    /// Loads the keys, and makes the first.
    pub async fn open(database: Database, clock: Clock, lifetime: Duration) -> Result<Self, UsersError> {
        let first = StoredKey::generate()?;
        let now = clock.now();
        let stored = database.write(move |tx| store::signing_keys::all_or_first(tx, &first, now)).await?;
        let ring = RwLock::new(Arc::new(KeyRing::read(&stored, now)?));
        let overlap = lifetime + LOOK_AGAIN_AFTER + CLOCK_SKEW;
        Ok(Self { database, clock, overlap, ring })
    }

    /// The key to sign with.
    pub async fn signer(&self) -> Result<Arc<SigningKey>, UsersError> {
        Ok(self.fresh(LOOK_AGAIN_AFTER).await?.signer())
    }

    /// The key of this id, if its tokens are believed now.
    pub async fn find(&self, id: &str) -> Result<Option<Arc<SigningKey>>, UsersError> {
        if let Some(key) = self.known(id) {
            return Ok(Some(key));
        }
        Ok(self.fresh(LOOK_FOR_UNKNOWN_AFTER).await?.find(id, self.clock.now(), self.overlap))
    }

    /// The key of this id, as far as it is known without looking.
    pub fn known(&self, id: &str) -> Option<Arc<SigningKey>> {
        self.current().find(id, self.clock.now(), self.overlap)
    }

    /// What others need to verify our tokens.
    pub async fn published(&self) -> Result<Vec<JsonWebKey>, UsersError> {
        Ok(self.fresh(LOOK_AGAIN_AFTER).await?.published(self.clock.now(), self.overlap))
    }

    /// Signs with a new key from now on; what the old one has signed stays valid until it expires.
    pub async fn rotate(&self) -> Result<(), UsersError> {
        let next = StoredKey::generate()?;
        let now = self.clock.now();
        let forgotten = now.minus(self.overlap);
        let stored =
            self.database.write(move |tx| store::signing_keys::rotate(tx, &next, now, forgotten)).await?;
        self.replace(&stored, now).map(drop)
    }

    async fn fresh(&self, within: Duration) -> Result<Arc<KeyRing>, UsersError> {
        let (ring, now) = (self.current(), self.clock.now());
        if now.since(ring.loaded_at) < within {
            return Ok(ring);
        }
        let stored = self.database.read(store::signing_keys::all).await?;
        self.replace(&stored, now)
    }

    fn replace(&self, stored: &[StoredKey], now: Timestamp) -> Result<Arc<KeyRing>, UsersError> {
        let ring = Arc::new(KeyRing::read(stored, now)?);
        *self.ring.write().unwrap_or_else(PoisonError::into_inner) = Arc::clone(&ring);
        Ok(ring)
    }

    fn current(&self) -> Arc<KeyRing> {
        Arc::clone(&self.ring.read().unwrap_or_else(PoisonError::into_inner))
    }
}
