//! What the shop tells about itself.

use std::{fmt, sync::Arc};

use http_kit::ReadyMade;
use payments::{HandlerView, Payments};
use primitives::{Amount, Country, Currency, Email};
use serde::Serialize;
use shipping::{Shipping, Zones};
use utoipa::ToSchema;

use crate::{ProfileError, address_format, address_format::AddressFormat, remembered::Remembered};

/// What is written down about the shop.
#[derive(Debug, Clone)]
pub struct Facts {
    /// What it is called.
    pub name: String,
    /// The currency of its prices.
    pub currency: Currency,
    /// Where it is.
    pub country: Country,
    /// The languages of its pages, the first one first.
    pub languages: Vec<String>,
    /// Where people reach it, if anywhere.
    pub contact_email: Option<Email>,
}

/// What a web shop has to know before anybody has a cart.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = Shop)]
pub(crate) struct ShopBody {
    /// What the shop is called.
    name: String,
    /// The currency of its prices.
    currency: Currency,
    /// Where it is.
    country: Country,
    /// The languages of its pages, the first one first.
    #[schema(example = json!(["en", "de"]))]
    languages: Vec<String>,
    /// Where people reach it, if anywhere.
    #[schema(required = true)]
    contact_email: Option<Email>,
    /// Delivery within the shop's own country costs nothing from this subtotal on, if ever.
    #[schema(required = true)]
    free_delivery_from: Option<Amount>,
    /// The countries that it delivers to.
    delivers_to: Vec<Country>,
    /// How it can be paid.
    payment_handlers: Vec<HandlerView>,
}

/// How addresses look.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct AddressFormats {
    /// One for each country.
    items: Vec<AddressFormat>,
}

/// Tells about the shop; its answers change with its shipping zones only.
pub struct ShopProfile {
    facts: Facts,
    shipping: Arc<Shipping>,
    payments: Arc<Payments>,
    formats: Vec<AddressFormat>,
    shop: Remembered<Arc<Zones>>,
    addresses: Remembered<Arc<Zones>>,
    /// Of everywhere; made once.
    all_addresses: Remembered<()>,
}

impl fmt::Debug for ShopProfile {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("ShopProfile").field("facts", &self.facts).finish_non_exhaustive()
    }
}

impl ShopProfile {
    /// The profile of a shop that sends and is paid in these ways.
    ///
    /// # Errors
    /// [`ProfileError::AddressFormats`]
    pub fn new(facts: Facts, shipping: Arc<Shipping>, payments: Arc<Payments>) -> Result<Self, ProfileError> {
        let formats = address_format::all()?;
        let (shop, addresses) = (Remembered::nothing(), Remembered::nothing());
        let all_addresses = Remembered::nothing();
        Ok(Self { facts, shipping, payments, formats, shop, addresses, all_addresses })
    }

    /// The answer about the shop itself.
    pub(crate) fn shop(&self) -> Result<ReadyMade, serde_json::Error> {
        self.shop.answer(self.shipping.zones(), |zones| ready_made(&self.shop_body(zones)))
    }

    /// The answer how addresses look where it delivers.
    pub(crate) fn addresses(&self) -> Result<ReadyMade, serde_json::Error> {
        self.addresses.answer(self.shipping.zones(), |zones| {
            let delivers = |format: &&AddressFormat| zones.delivers_to(format.country, self.facts.currency);
            let items = self.formats.iter().filter(delivers).cloned().collect();
            ready_made(&AddressFormats { items })
        })
    }

    /// The answer how addresses look anywhere: somebody may pay from where the shop does not deliver.
    pub(crate) fn all_addresses(&self) -> Result<ReadyMade, serde_json::Error> {
        self.all_addresses.answer((), |()| ready_made(&AddressFormats { items: self.formats.clone() }))
    }

    fn shop_body(&self, zones: &Zones) -> ShopBody {
        let Facts { name, currency, country, languages, contact_email } = self.facts.clone();
        ShopBody {
            free_delivery_from: zones.free_from(country, currency),
            delivers_to: Country::all().filter(|country| zones.delivers_to(*country, currency)).collect(),
            payment_handlers: self.payments.handlers().iter().map(payments::Handler::view).collect(),
            name,
            currency,
            country,
            languages,
            contact_email,
        }
    }
}

fn ready_made(body: &impl Serialize) -> Result<ReadyMade, serde_json::Error> {
    serde_json::to_vec(body).map(ReadyMade::json)
}
