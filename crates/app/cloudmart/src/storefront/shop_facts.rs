//! What pages say about the shop: the same for the script that renders them and for the browser that takes over.

use serde::Serialize;
use serde_json::{Value, json};

use crate::settings::Settings;

/// What pages say about the shop.
#[derive(Debug, Clone, Serialize)]
pub(super) struct ShopFacts {
    pub(super) name: String,
    tagline: String,
    contact_email: String,
    contact_address: String,
    currency: String,
    country: String,
    #[serde(skip)]
    origin: String,
}

impl ShopFacts {
    pub(super) fn of(settings: &Settings) -> Self {
        let storefront = &settings.storefront;
        Self {
            name: settings.shop.name.clone(),
            tagline: storefront.tagline.clone(),
            contact_email: settings.shop.contact_email.clone(),
            contact_address: storefront.contact_address.clone(),
            currency: settings.shop.currency.clone(),
            country: settings.shop.country.clone(),
            origin: settings.public_url(),
        }
    }

    /// The same shop at another address.
    pub(super) fn at(self, origin: String) -> Self {
        Self { origin, ..self }
    }

    /// The data block `shop-config` of every page: what whoever hosts the pages may set without building them anew.
    pub(super) fn for_browsers(&self, api_base: &str) -> Value {
        json!({
            "api_base": api_base,
            "shop_name": self.name,
            "origin": self.origin,
            "tagline": self.tagline,
            "contact_email": self.contact_email,
            "contact_address": self.contact_address,
        })
    }
}
