//! What a buyer thinks of a product.

use primitives::{ProductId, Text, UserId};

/// One to five stars.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Stars(u8);

impl Stars {
    /// So many stars, if that is 1 to 5.
    #[must_use]
    pub fn new(stars: u8) -> Option<Self> {
        (1..=5).contains(&stars).then_some(Self(stars))
    }

    /// How many.
    #[must_use]
    pub const fn get(self) -> u8 {
        self.0
    }
}

/// A buyer's review; that the buyer has bought the product is for the caller to know.
#[derive(Debug, Clone)]
pub struct Review {
    /// Of which product.
    pub product_id: ProductId,
    /// Whose.
    pub user_id: UserId,
    /// How many stars.
    pub stars: Stars,
    /// In a few words.
    pub title: Text<0, 120>,
    /// In more words.
    pub body: Text<0, 5_000>,
}
