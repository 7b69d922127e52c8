//! Where carts are kept: the collection `UserCart`. An account has one cart, under the account's id, so nobody else can
//! even look it up; a guest's cart is under its own id.

use std::{sync::Arc, time::Duration};

use documents::{Body, Collection, Document, Documents, DocumentsError, Expected, Key, Put, Version, Write};
use primitives::{CartId, Timestamp, UserId};

use crate::cart::Cart;

const USER_CART: Collection = Collection::named("UserCart");

/// How long a cart is kept after its last change.
pub const KEPT_FOR: Duration = Duration::from_secs(30 * 24 * 60 * 60);

/// Reads and writes carts.
#[derive(Clone)]
pub(crate) struct Store {
    documents: Arc<dyn Documents>,
}

/// A cart as it was found.
#[derive(Debug, Clone)]
pub(crate) struct Found {
    pub(crate) cart: Cart,
    pub(crate) version: Version,
    place: Place,
}

/// Under which key a cart is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Place {
    Account(UserId),
    Guest(CartId),
}

impl Place {
    fn key(self) -> Result<Key, DocumentsError> {
        match self {
            Self::Account(user) => Key::of(user),
            Self::Guest(cart) => Key::of(format_args!("anon#{cart}")),
        }
    }
}

impl Found {
    fn read(document: &Document, place: Place) -> Result<Self, DocumentsError> {
        Ok(Self { cart: document.read()?, version: document.version, place })
    }

    /// Whether this is a guest's cart that went to an account.
    pub(crate) fn is_claimed(&self) -> bool {
        matches!(self.place, Place::Guest(_)) && self.cart.owner.is_some()
    }
}

impl Store {
    pub(crate) const fn new(documents: Arc<dyn Documents>) -> Self {
        Self { documents }
    }

    /// The cart at `place`.
    pub(crate) async fn at(&self, place: Place) -> Result<Option<Found>, DocumentsError> {
        let document = self.documents.get(USER_CART, &place.key()?).await?;
        document.map(|document| Found::read(&document, place)).transpose()
    }

    /// The carts at two places, with one look-up.
    pub(crate) async fn both(&self, places: [Place; 2]) -> Result<[Option<Found>; 2], DocumentsError> {
        let keys = [places[0].key()?, places[1].key()?];
        let documents = self.documents.get_many(USER_CART, &keys).await?;
        let mut found = places
            .into_iter()
            .zip(documents)
            .map(|(place, document)| document.map(|document| Found::read(&document, place)).transpose());
        Ok([found.next().transpose()?.flatten(), found.next().transpose()?.flatten()])
    }

    /// Writes a cart where there is none.
    pub(crate) async fn create(&self, place: Place, cart: &Cart) -> Result<Version, DocumentsError> {
        self.documents.put(put(place, cart, Expected::Absent)?).await
    }

    /// Writes a cart over the one that was found.
    pub(crate) async fn replace(&self, found: &Found, cart: &Cart) -> Result<Version, DocumentsError> {
        self.documents.put(put(found.place, cart, Expected::Version(found.version))?).await
    }

    /// Writes an account's cart and a guest's cart that went into it, both or none; answers the account's version.
    pub(crate) async fn hand_over(
        &self,
        (account, before): (&Cart, Option<&Found>),
        (guests, found): (&Cart, &Found),
        user: UserId,
    ) -> Result<Option<Version>, DocumentsError> {
        let expected = before.map_or(Expected::Absent, |before| Expected::Version(before.version));
        let writes = vec![
            Write::Put(put(Place::Account(user), account, expected)?),
            Write::Put(put(found.place, guests, Expected::Version(found.version))?),
        ];
        Ok(self.documents.batch(writes).await?.first().copied())
    }
}

fn put(place: Place, cart: &Cart, expected: Expected) -> Result<Put, DocumentsError> {
    let expires_at: Option<Timestamp> = Some(cart.updated_at.plus(KEPT_FOR));
    Ok(Put { collection: USER_CART, key: place.key()?, body: Body::of(cart)?, expires_at, expected })
}
