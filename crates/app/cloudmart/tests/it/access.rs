//! Who may do what: every operation by every role, and tokens that are none.

mod cookies;
mod matrix;
mod rules;
mod sessions;
mod tokens;
