//! Carts.
