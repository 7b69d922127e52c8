//! Typed ids: a kind prefix and a time-ordered UUID in the text form of TypeID.
//!
//! Source: the TypeID specification 0.3 (prefix, `_`, 26 characters of Crockford base32 of a UUIDv7, RFC 9562).

mod base32;

use std::{fmt, hash::Hash, marker::PhantomData, str::FromStr};

use serde::{Deserialize, Deserializer, Serialize, Serializer, de::Error as _};
use thiserror::Error;
use uuid::Uuid;

/// What an id names; implemented by the empty enums in [`kind`].
pub trait Kind: Copy + Eq + Ord + Hash + fmt::Debug + Send + Sync + 'static {
    /// The text before the underscore.
    const PREFIX: &'static str;
}

/// An id of kind `K`; `Display` and serde use the prefixed text form.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Id<K: Kind>(Uuid, PhantomData<K>);

/// Why a text is not an id of the wanted kind.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
#[error("not an id of the form {0}_…")]
pub struct IdError(pub &'static str);

impl<K: Kind> Id<K> {
    /// A fresh, time-ordered id.
    #[must_use]
    #[expect(clippy::disallowed_methods, reason = "the one place where ids are made")]
    #[expect(clippy::new_without_default, reason = "a default id would look like a constant")]
    pub fn new() -> Self {
        Self(Uuid::now_v7(), PhantomData)
    }

    /// An id that nobody can guess, for what is protected by its id alone (guest carts, checkouts):
    /// time-ordered in its first 48 bits, 74 random bits after them (RFC 9562, section 5.7).
    #[must_use]
    pub fn unguessable() -> Self {
        let mut bytes = *Self::new().0.as_bytes();
        for byte in &mut bytes[6..] {
            *byte = rand::random();
        }
        bytes[6] = (bytes[6] & 0x0f) | 0x70;
        bytes[8] = (bytes[8] & 0x3f) | 0x80;
        Self(Uuid::from_bytes(bytes), PhantomData)
    }

    /// The id with this UUID; for stores.
    #[must_use]
    pub const fn from_uuid(uuid: Uuid) -> Self {
        Self(uuid, PhantomData)
    }

    /// The UUID without its kind; for stores.
    #[must_use]
    pub const fn uuid(self) -> Uuid {
        self.0
    }
}

impl<K: Kind> fmt::Display for Id<K> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let digits = base32::encode(self.0.as_u128());
        // The digits come from an ASCII alphabet.
        write!(f, "{}_{}", K::PREFIX, std::str::from_utf8(&digits).unwrap_or_default())
    }
}

impl<K: Kind> fmt::Debug for Id<K> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

impl<K: Kind> FromStr for Id<K> {
    type Err = IdError;

    fn from_str(text: &str) -> Result<Self, IdError> {
        text.strip_prefix(K::PREFIX)
            .and_then(|rest| rest.strip_prefix('_'))
            .and_then(base32::decode)
            .map(|number| Self(Uuid::from_u128(number), PhantomData))
            .ok_or(IdError(K::PREFIX))
    }
}

impl<K: Kind> Serialize for Id<K> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de, K: Kind> Deserialize<'de> for Id<K> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = std::borrow::Cow::<str>::deserialize(deserializer)?;
        text.parse().map_err(D::Error::custom)
    }
}

impl<K: Kind> utoipa::PartialSchema for Id<K> {
    fn schema() -> utoipa::openapi::RefOr<utoipa::openapi::Schema> {
        utoipa::openapi::ObjectBuilder::new()
            .schema_type(utoipa::openapi::schema::Type::String)
            .description(Some(format!("An opaque id of the form `{}_…`.", K::PREFIX)))
            .pattern(Some(format!("^{}_[0-7][0-9a-hjkmnp-tv-z]{{25}}$", K::PREFIX)))
            .into()
    }
}

impl<K: Kind> utoipa::ToSchema for Id<K> {
    fn name() -> std::borrow::Cow<'static, str> {
        format!("{}_id", K::PREFIX).into()
    }
}

macro_rules! kinds {
    ($($(#[$doc:meta])* $alias:ident = $kind:ident $prefix:literal;)*) => {
        /// The kinds of things that have ids.
        pub mod kind {
            $($(#[$doc])* #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)] pub enum $kind {}
              impl super::Kind for $kind { const PREFIX: &'static str = $prefix; })*
        }
        $($(#[$doc])* pub type $alias = Id<kind::$kind>;)*
    };
}

kinds! {
    /// A product of the catalogue.
    ProductId = Product "prod";
    /// A variant of a product: what is priced, stocked and sold.
    VariantId = Variant "var";
    /// A category.
    CategoryId = Category "cat";
    /// What a buyer says about a product.
    ReviewId = Review "rev";
    /// A picture or other medium.
    ImageId = Image "img";
    /// A cart.
    CartId = Cart "cart";
    /// A line of a cart, checkout or order.
    LineItemId = LineItem "li";
    /// A checkout.
    CheckoutId = Checkout "chk";
    /// An order.
    OrderId = Order "ord";
    /// A payment.
    PaymentId = Payment "pay";
    /// A refund.
    RefundId = Refund "ref";
    /// A shipment.
    ShipmentId = Shipment "shp";
    /// A user, customer or staff.
    UserId = User "usr";
    /// A signed-in session (one refresh token family).
    SessionId = Session "ses";
    /// A saved address.
    AddressId = Address "adr";
    /// An execution of a workflow.
    ExecutionId = Execution "exe";
    /// An event.
    EventId = Event "evt";
    /// A queued job.
    JobId = Job "job";
    /// A place where stock lies.
    LocationId = Location "loc";
    /// A stock reservation.
    ReservationId = Reservation "rsv";
    /// A stock movement.
    MovementId = Movement "mov";
    /// What a person has asked of the shop.
    SupportRequestId = SupportRequest "sup";
    /// A message to a person.
    MessageId = Message "msg";
    /// A shipping zone.
    ZoneId = Zone "zone";
    /// A shipping rate.
    RateId = Rate "rate";
    /// A ledger entry.
    EntryId = Entry "led";
    /// A request, as seen in `x-request-id`.
    RequestId = Request "req";
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_text_form_is_that_of_the_specification() {
        let uuid: Uuid = "01890a5d-ac96-774b-bcce-b302099a8057".parse().unwrap();
        assert_eq!(OrderId::from_uuid(uuid).to_string(), "ord_01h455vb4pex5vsknk084sn02q");
    }

    #[test]
    fn text_of_another_kind_or_alphabet_is_refused() {
        for text in [
            "",
            "ord",
            "ord_",
            "prod_01h455vb4pex5vsknk084sn02q",
            "ord_81h455vb4pex5vsknk084sn02q",
            "ord_01h455vb4pex5vsknk084sn02u",
            "ord_01H455VB4PEX5VSKNK084SN02Q",
            "ord_01h455vb4pex5vsknk084sn02q1",
        ] {
            assert_eq!(text.parse::<OrderId>(), Err(IdError("ord")), "{text}");
        }
    }

    proptest::proptest! {
        #[test]
        fn every_id_reads_back(number: u128) {
            let id = CartId::from_uuid(Uuid::from_u128(number));
            proptest::prop_assert_eq!(id.to_string().parse::<CartId>().unwrap(), id);
        }
    }
}
