//! Pictures of products and categories, with what is made of them so that they show fast: smaller renditions and a
//! blurred placeholder. Nothing is made here, and nothing fetched.

mod placeholder;

use primitives::{ImageId, Text};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

pub use self::placeholder::{Placeholder, PlaceholderError};

/// The address of a picture.
pub type PictureUrl = Text<1, 512>;

/// A picture of a product.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
#[schema(as = ProductMedium)]
pub struct Medium {
    /// Its id.
    pub id: ImageId,
    /// Where it is.
    pub url: String,
    /// What it shows, for those who do not see it.
    pub alt_text: String,
    /// Pixels, where known.
    #[schema(required = true)]
    pub width: Option<u32>,
    /// Pixels, where known.
    #[schema(required = true)]
    pub height: Option<u32>,
    /// The same picture, tiny and blurred, as a `data:` URI to show until it is there.
    #[schema(required = true, value_type = Option<String>, max_length = 400, pattern = "^data:image/(webp|png);base64,")]
    pub placeholder: Option<Placeholder>,
    /// The same picture in other sizes and formats, the smallest first.
    pub renditions: Vec<Rendition>,
}

/// The picture of a category.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct CategoryImage {
    /// Where it is.
    pub url: String,
    /// What it shows, for those who do not see it.
    pub alt_text: String,
    /// Pixels, where known.
    #[schema(required = true)]
    pub width: Option<u32>,
    /// Pixels, where known.
    #[schema(required = true)]
    pub height: Option<u32>,
    /// The same picture, tiny and blurred, as a `data:` URI to show until it is there.
    #[schema(required = true, value_type = Option<String>, max_length = 400, pattern = "^data:image/(webp|png);base64,")]
    pub placeholder: Option<Placeholder>,
    /// The same picture in other sizes and formats, the smallest first.
    pub renditions: Vec<Rendition>,
}

/// A picture in another size or format.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = ProductRendition)]
pub struct Rendition {
    /// Where it is.
    #[schema(value_type = String, min_length = 1, max_length = 512)]
    pub url: PictureUrl,
    /// Pixels.
    #[schema(minimum = 1, maximum = 50_000)]
    pub width: u32,
    /// Pixels.
    #[schema(minimum = 1, maximum = 50_000)]
    pub height: u32,
    /// How it is stored.
    pub format: PictureFormat,
}

/// How a rendition is stored.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum PictureFormat {
    /// Shown by every browser and mail program.
    Jpeg,
    /// Smaller, and shown by every current browser.
    Webp,
    /// Smaller still, and shown by most.
    Avif,
}

/// What is made of a picture.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(crate) struct Derived {
    pub(crate) placeholder: Option<Placeholder>,
    pub(crate) renditions: Vec<Rendition>,
}

/// How wide a picture beside a line of a cart is at least, for screens with two or more pixels a point.
const THUMBNAIL_WIDTH: u32 = 320;

impl Derived {
    /// The rendition to show beside a line of a cart: the narrowest that is wide enough, if every browser shows it.
    pub(crate) fn thumbnail(&self) -> Option<&str> {
        let fits = |rendition: &&Rendition| {
            rendition.width >= THUMBNAIL_WIDTH && rendition.format != PictureFormat::Avif
        };
        self.renditions.iter().filter(fits).min_by_key(|r| (r.width, r.format)).map(|r| r.url.as_str())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn derived(sizes: &[(u32, PictureFormat)]) -> Derived {
        let rendition = |(width, format): &(u32, PictureFormat)| {
            let url = format!("/media/{width}.{format:?}").to_lowercase().parse().unwrap();
            Rendition { url, width: *width, height: *width, format: *format }
        };
        Derived { placeholder: None, renditions: sizes.iter().map(rendition).collect() }
    }

    #[test]
    fn a_thumbnail_is_the_narrowest_that_is_wide_enough() {
        use PictureFormat::{Avif, Jpeg, Webp};
        let found = |sizes: &[(u32, PictureFormat)]| derived(sizes).thumbnail().map(str::to_owned);
        let all = [(160, Webp), (320, Avif), (320, Webp), (320, Jpeg), (640, Webp)];
        assert_eq!(found(&all).as_deref(), Some("/media/320.jpeg"));
        assert_eq!(found(&[(640, Webp), (480, Webp)]).as_deref(), Some("/media/480.webp"));
        assert_eq!(found(&[(160, Webp), (640, Avif)]), None);
        assert_eq!(found(&[]), None);
    }
}
