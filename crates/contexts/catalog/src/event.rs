//! What the catalogue tells others.

use primitives::{ProductId, Timestamp, UserId};
use queue::Event;
use serde::{Deserialize, Serialize};

macro_rules! product_events {
    ($($(#[$doc:meta])* $event:ident = $name:literal { $($(#[$field_doc:meta])* $field:ident: $type:ty),* $(,)? })*) => {
        $(
            $(#[$doc])*
            #[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
            pub struct $event {
                /// The product.
                pub product_id: ProductId,
                $($(#[$field_doc])* pub $field: $type,)*
                /// When.
                pub at: Timestamp,
            }

            impl Event for $event {
                const NAME: &'static str = $name;

                fn key(&self) -> String {
                    self.product_id.to_string()
                }
            }
        )*
    };
}

product_events! {
    /// A product was made.
    ProductCreated = "product_created" {
        /// Its version, 1.
        version: i64,
    }
    /// A product was changed.
    ProductUpdated = "product_updated" {
        /// Its version after the change.
        version: i64,
    }
    /// A product was taken out of the shop.
    ProductArchived = "product_archived" {
        /// Its version after the change.
        version: i64,
    }
    /// The price of one or more variants of a product was changed.
    PriceChanged = "price_changed" {
        /// The product's version after the change.
        version: i64,
    }
    /// A buyer has rated a product.
    ReviewSubmitted = "review_submitted" {
        /// Who.
        user_id: UserId,
    }
}
