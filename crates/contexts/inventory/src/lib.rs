//! Stock levels, reservations, movements.
