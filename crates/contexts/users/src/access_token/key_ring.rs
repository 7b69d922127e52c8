//! The keys at one point in time: the one that signs, and those whose tokens are believed.

use std::{collections::HashMap, sync::Arc, time::Duration};

use primitives::Timestamp;

use super::{JsonWebKey, SigningKey, StoredKey};
use crate::UsersError;

pub(crate) struct KeyRing {
    signer: Arc<SigningKey>,
    by_id: HashMap<String, Arc<SigningKey>>,
    pub loaded_at: Timestamp,
}

impl KeyRing {
    pub fn read(stored: &[StoredKey], loaded_at: Timestamp) -> Result<Self, UsersError> {
        let keys: Vec<Arc<SigningKey>> =
            stored.iter().map(|key| SigningKey::read(key).map(Arc::new)).collect::<Result<_, _>>()?;
        let signer = keys
            .iter()
            .find(|key| !key.is_retired())
            .cloned()
            .ok_or(UsersError::SigningKey("all are retired"))?;
        let by_id = keys.into_iter().map(|key| (key.id.clone(), key)).collect();
        Ok(Self { signer, by_id, loaded_at })
    }

    pub fn signer(&self) -> Arc<SigningKey> {
        Arc::clone(&self.signer)
    }

    /// The key of this id, if its tokens are believed now.
    pub fn find(&self, id: &str, now: Timestamp, overlap: Duration) -> Option<Arc<SigningKey>> {
        self.by_id.get(id).filter(|key| key.is_believed(now, overlap)).cloned()
    }

    /// What others need to verify our tokens.
    pub fn published(&self, now: Timestamp, overlap: Duration) -> Vec<JsonWebKey> {
        let mut keys: Vec<_> = self.by_id.values().filter(|key| key.is_believed(now, overlap)).collect();
        keys.sort_by(|a, b| a.id.cmp(&b.id));
        keys.into_iter().map(|key| key.public()).collect()
    }
}
