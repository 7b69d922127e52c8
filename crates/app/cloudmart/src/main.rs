//! CloudMart: a whole store in one binary.
pub mod settings;
fn main() {}
