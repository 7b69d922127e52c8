//! What holds however many ask at once.

mod one_order;
mod oversell;
mod repeating;
