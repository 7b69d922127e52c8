//! Totals: one pure function from lines to the sum. No input or output here, no clock, no lookup of prices or rates;
//! it imports no other context.
//!
//! The order of things: lines at their prices → item discounts → order discounts → fulfillment → tax → total. Every
//! amount is rounded half away from zero, once per line; what concerns the whole is split over the lines by the largest
//! remainder. Discounts are negative. Tax that is in the prices already is reported apart and not added.

mod discount;
mod error;
mod input;
mod priced;
#[cfg(test)]
mod properties;
mod tax;
mod totals;

pub use discount::Discount;
pub use error::PricingError;
pub use input::{FulfillmentInput, LineInput, MAX_LINES, PricingInput};
pub use priced::{Priced, PricedLine};
pub use tax::{TaxClass, TaxMode, TaxRate};
pub use totals::totals;
