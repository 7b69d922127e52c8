//! The catalogue through its public face: HTTP where there is an endpoint, the service where others call it.

mod bulk;
mod caching;
mod categories;
mod listing;
mod products;
mod shop;
mod stock;
