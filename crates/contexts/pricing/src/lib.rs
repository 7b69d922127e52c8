//! Totals: one pure function from lines to the sum.
