//! The catalogue through its public face: HTTP where there is an endpoint, the service where others call it.
#![expect(clippy::unwrap_used, clippy::panic, reason = "what these helpers cannot do fails the test")]

mod bulk;
mod caching;
mod categories;
mod documents;
mod facets;
mod listing;
mod pictures;
mod products;
mod related;
mod reviews;
mod shop;
mod stock;
mod suggestions;
mod variant_pictures;
