//! What a buyer thinks of a product, and whether shoppers see it.

use std::str::FromStr;

use primitives::{Handle, Line, ProductId, ReviewId, Text, Timestamp, UserId};
use serde::{Deserialize, Deserializer, Serialize, de::Error as _};
use thiserror::Error;
use utoipa::ToSchema;

/// One to five stars.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, ToSchema)]
#[serde(transparent)]
#[schema(value_type = u8, minimum = 1, maximum = 5)]
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

impl<'de> Deserialize<'de> for Stars {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let stars = u8::deserialize(deserializer)?;
        Self::new(stars).ok_or_else(|| D::Error::custom("a rating is a whole number from 1 to 5"))
    }
}

/// In a few words.
pub type ReviewTitle = Text<0, 120>;

/// In more words.
pub type ReviewText = Text<0, 5_000>;

/// What an author wants to be called in public.
pub type AuthorName = Line<50>;

/// What a buyer says about a product.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct NewReview {
    /// How many stars.
    pub rating: Stars,
    /// In a few words.
    #[serde(default = "nothing")]
    #[schema(value_type = Option<String>, max_length = 120)]
    pub title: ReviewTitle,
    /// In more words.
    #[serde(default = "nothing")]
    #[schema(value_type = Option<String>, max_length = 5000)]
    pub text: ReviewText,
    /// What the author wants to be called; the first name of the order with an initial unless said otherwise.
    #[serde(default)]
    #[schema(value_type = Option<String>, min_length = 1, max_length = 50)]
    pub author_name: Option<AuthorName>,
}

/// Somebody may give stars and say nothing.
#[expect(clippy::expect_used, reason = "a text of at least no characters may be empty")]
fn nothing<const MAX: usize>() -> Text<0, MAX> {
    "".parse().expect("no characters are enough")
}

/// Whether shoppers see a review.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum ReviewStatus {
    /// Nobody of the staff has looked at it yet.
    Pending,
    /// They do, and its stars count.
    Published,
    /// They do not.
    Rejected,
}

/// The text is no status of a review.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error)]
#[error("a review is pending, published or rejected")]
pub struct UnknownReviewStatus;

impl ReviewStatus {
    /// Every status.
    pub const ALL: [Self; 3] = [Self::Pending, Self::Published, Self::Rejected];

    /// The word for it.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Pending => "pending",
            Self::Published => "published",
            Self::Rejected => "rejected",
        }
    }
}

impl FromStr for ReviewStatus {
    type Err = UnknownReviewStatus;

    fn from_str(text: &str) -> Result<Self, UnknownReviewStatus> {
        Self::ALL.into_iter().find(|status| status.as_str() == text).ok_or(UnknownReviewStatus)
    }
}

/// A review as its author and the staff see it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct Review {
    /// Its id.
    pub id: ReviewId,
    /// What it is about.
    pub product: ReviewedProduct,
    /// The author's account.
    pub user_id: UserId,
    /// Whether shoppers see it.
    pub status: ReviewStatus,
    /// What shoppers see of it.
    #[serde(flatten)]
    pub content: ReviewContent,
    /// When it was last published or rejected.
    #[schema(required = true)]
    pub decided_at: Option<Timestamp>,
}

/// The product of a review.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct ReviewedProduct {
    /// Its id.
    pub id: ProductId,
    /// Its name in addresses.
    pub handle: Handle,
    /// Its name.
    pub title: String,
}

/// What shoppers see of a review.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct ReviewContent {
    /// How many stars.
    pub rating: Stars,
    /// In a few words; may be empty.
    #[schema(value_type = String, max_length = 120)]
    pub title: ReviewTitle,
    /// In more words; may be empty.
    #[schema(value_type = String, max_length = 5000)]
    pub text: ReviewText,
    /// What the author wants to be called.
    #[schema(value_type = String, min_length = 1, max_length = 50)]
    pub author_name: AuthorName,
    /// Whether the author has bought the product here.
    pub verified_buyer: bool,
    /// When it was written.
    pub created_at: Timestamp,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn stars_are_one_to_five() {
        assert!([0, 6, 255].into_iter().all(|stars| Stars::new(stars).is_none()));
        assert!((1..=5).all(|stars| Stars::new(stars).is_some_and(|found| found.get() == stars)));
        assert!(serde_json::from_str::<Stars>("4.5").is_err() && serde_json::from_str::<Stars>("6").is_err());
    }

    #[test]
    fn stars_alone_are_a_review() {
        let review: NewReview = serde_json::from_str(r#"{"rating":4}"#).unwrap();
        assert_eq!((review.rating.get(), review.title.as_str(), review.text.as_str()), (4, "", ""));
    }

    #[test]
    fn the_word_in_the_database_is_the_word_in_the_api() {
        for status in ReviewStatus::ALL {
            assert_eq!(serde_json::to_value(status).unwrap(), status.as_str());
            assert_eq!(status.as_str().parse(), Ok(status));
        }
    }
}
