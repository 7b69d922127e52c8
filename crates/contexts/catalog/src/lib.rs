//! Products, variants, categories, prices.
