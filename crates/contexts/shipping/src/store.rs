//! All SQL of shipping: plain functions over a transaction or snapshot.

pub(crate) mod shipments;
pub(crate) mod zones;
