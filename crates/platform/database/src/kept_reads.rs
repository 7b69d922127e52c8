//! Reads whose results many are shown for a while. Such a result must not be older than the last change that its keeper has
//! heard of, or it would be kept in the place of what it was to be replaced by. So a replica answers only if it has got as
//! far as that change, and until it is known how far that is the primary does.

use std::sync::Arc;

use crate::{
    Database, Error, Position, Snapshot,
    server::{Floor, FollowedReading, Reading, Replica},
    session,
};

/// Reads of what is kept, of one keeper.
#[derive(Clone)]
pub struct KeptReads {
    database: Database,
    /// Without a replica there is nothing to be older.
    floor: Option<Arc<Floor>>,
}

impl KeptReads {
    /// Reads for a keeper who has kept nothing yet.
    #[must_use]
    pub fn of(database: &Database) -> Self {
        Self { database: database.clone(), floor: database.engine().followed().map(Replica::new_floor) }
    }

    /// The database, for everything else.
    #[must_use]
    pub const fn database(&self) -> &Database {
        &self.database
    }

    /// Something was changed, here or by another process, and is committed. To be called before what was read until now is
    /// thrown away.
    pub fn changed(&self) {
        if let Some(floor) = &self.floor {
            session::note_change();
            floor.raise();
            self.database.engine().followed().inspect(|replica| replica.wake());
        }
    }

    /// Somebody has seen a change at this place; tells whether this keeper had not heard of it.
    #[must_use]
    pub fn changed_by(&self, position: Position) -> bool {
        self.floor.as_ref().is_some_and(|floor| floor.raise_to(position.0))
    }

    /// As [`Database::read`].
    ///
    /// # Errors
    /// What `f` returns, or why the database could not.
    pub async fn read<T, E: From<Error>>(
        &self,
        f: impl Fn(&mut Snapshot<'_>) -> Result<T, E> + Send,
    ) -> Result<T, E> {
        self.database.engine().read_followed(self.since(Reading::Snapshot), f).await
    }

    /// As [`Database::read_one`].
    ///
    /// # Errors
    /// What `f` returns, [`Error::SecondStatement`], or why the database could not.
    pub async fn read_one<T, E: From<Error>>(
        &self,
        f: impl Fn(&mut Snapshot<'_>) -> Result<T, E> + Send,
    ) -> Result<T, E> {
        self.database.engine().read_followed(self.since(Reading::OneStatement), f).await
    }

    /// As [`Database::scan`].
    ///
    /// # Errors
    /// What `f` returns, or why the database could not.
    pub async fn scan<T, E>(
        &self,
        f: impl Fn(&mut Snapshot<'_>) -> Result<T, E> + Send + 'static,
    ) -> Result<T, E>
    where
        T: Send + 'static,
        E: From<Error> + Send + 'static,
    {
        self.database.engine().scan(self.since(Reading::Snapshot).since, f).await
    }

    /// How far a replica must have got for this keeper and for who asks.
    fn since(&self, reading: Reading) -> FollowedReading {
        let floor = self.floor.as_ref().and_then(|floor| floor.needed());
        let since = match (floor, session::current()) {
            (Some(floor), Some(session::Reading::Since(seen))) => Some(floor.max(seen)),
            (Some(floor), None) => Some(floor),
            (None, _) | (_, Some(session::Reading::Primary)) => None,
        };
        FollowedReading { reading, since }
    }
}
