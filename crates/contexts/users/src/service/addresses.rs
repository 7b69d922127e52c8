//! The addresses that a customer keeps.

use database::Tx;
use http_kit::idempotency::{Answer, Attempt, Known};
use primitives::{AddressId, PostalAddress, Timestamp, UserId};

use super::{Users, profile::refuse_stale};
use crate::{AddressChange, SavedAddress, UsersError, store};

impl Users {
    /// The addresses of an account, the oldest first.
    ///
    /// # Errors
    /// The database's.
    pub async fn list_addresses(&self, user_id: UserId) -> Result<Vec<SavedAddress>, UsersError> {
        Ok(self.database.read(|snapshot| store::addresses::list(snapshot, user_id)).await?)
    }

    /// Saves an address; `answer` says it to the client, and is said again when the attempt is repeated.
    ///
    /// # Errors
    /// [`UsersError::TooManyAddresses`], [`UsersError::Reused`], the database's.
    pub(crate) async fn create_address(
        &self,
        user_id: UserId,
        address: PostalAddress,
        attempt: Option<Attempt>,
        answer: impl Fn(&SavedAddress) -> Result<Answer, serde_json::Error> + Send + 'static,
    ) -> Result<Answer, UsersError> {
        let now = self.clock.now();
        let saved =
            SavedAddress { id: AddressId::new(), address, version: 1, created_at: now, updated_at: now };
        let limit = self.options.addresses;
        self.database
            .write(move |tx| {
                if let Some(known) = earlier(tx, attempt.as_ref())? {
                    return Ok(known);
                }
                if store::addresses::count(tx, user_id)? >= limit {
                    return Err(UsersError::TooManyAddresses(limit));
                }
                store::addresses::insert(tx, user_id, &saved)?;
                let answer = answer(&saved)?;
                finish(tx, attempt.as_ref(), now, &answer)?;
                Ok(answer)
            })
            .await
    }

    /// Changes an address, if it is still of the version that the caller has seen.
    ///
    /// # Errors
    /// [`UsersError::NotFound`], [`UsersError::Stale`], the database's.
    pub async fn update_address(
        &self,
        user_id: UserId,
        id: AddressId,
        seen: Option<i64>,
        change: AddressChange,
    ) -> Result<SavedAddress, UsersError> {
        let now = self.clock.now();
        self.database
            .write(move |tx| {
                let old = store::addresses::find(tx, user_id, id)?.ok_or(UsersError::NotFound)?;
                refuse_stale(seen, old.version)?;
                let version = old.version + 1;
                let address = change.applied_to(old.address);
                let new = SavedAddress { address, version, updated_at: now, ..old };
                store::addresses::update(tx, user_id, &new)?;
                Ok(new)
            })
            .await
    }

    /// Removes an address, if it is still of the version that the caller has seen.
    ///
    /// # Errors
    /// [`UsersError::NotFound`], [`UsersError::Stale`], the database's.
    pub async fn delete_address(
        &self,
        user_id: UserId,
        id: AddressId,
        seen: Option<i64>,
    ) -> Result<(), UsersError> {
        self.database
            .write(move |tx| {
                let old = store::addresses::find(tx, user_id, id)?.ok_or(UsersError::NotFound)?;
                refuse_stale(seen, old.version)?;
                Ok(store::addresses::remove(tx, user_id, id)?)
            })
            .await
    }
}

fn earlier(tx: &mut Tx, attempt: Option<&Attempt>) -> Result<Option<Answer>, UsersError> {
    let known = attempt.map(|attempt| attempt.known::<UsersError>(tx)).transpose()?;
    // An attempt begins and is answered in one transaction here, so none is ever seen half-way.
    Ok(known.and_then(|known| match known {
        Known::Answered(answer) => Some(answer),
        Known::Fresh | Known::Begun => None,
    }))
}

fn finish(tx: &mut Tx, attempt: Option<&Attempt>, now: Timestamp, answer: &Answer) -> Result<(), UsersError> {
    attempt.map_or(Ok(()), |attempt| attempt.finish(tx, now, answer)).map_err(UsersError::from)
}
