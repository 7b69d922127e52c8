//! Products, variants, categories, prices: what the shop sells and how it is found and shown.
//!
//! [`Catalog`] is the face of this crate. Reading is served from ready-made answers that are never older than a write
//! that was acknowledged. How much there is of something is not decided here: the catalogue asks [`Shelf`].

mod address;
mod answers;
mod catalog;
mod category;
mod document;
mod draft;
mod error;
mod event;
mod facets;
mod fact_board;
mod facts;
mod freshness;
pub mod http;
mod listing;
mod offer;
mod picture;
mod ports;
mod product;
mod related;
mod review;
mod reviews;
mod stale;
mod stock_board;
mod store;
mod suggestion;

use database::{Migration, Script};

pub use address::ProductAddress;
pub use catalog::{
    Catalog, CatalogOptions, CatalogParts, Change, CreatedProduct, MAX_CANDIDATES, MAX_RELATED,
    MAX_SUGGESTIONS, Offers, Pieces, Precondition, Rebuilt, SavedProduct,
};
pub use category::{Category, CategoryBranch, CategoryDraft, CategoryTitle, MAX_CATEGORIES};
pub use draft::{Fault, MAX_RENDITIONS, MediumDraft, OptionDraft, ProductDraft, VariantDraft};
pub use error::CatalogError;
pub use event::{PriceChanged, ProductArchived, ProductCreated, ProductUpdated, ReviewSubmitted};
pub use facets::{
    AvailabilityFacet, CategoryFacet, Facets, OptionFacet, PriceBucket, PriceFacet, RatingFacet, ValueFacet,
};
pub use listing::{Filter, ListingQuery, MinRating, Position, Sort};
pub use offer::Offer;
pub use picture::{
    CategoryImage, Medium, PictureFormat, PictureUrl, Placeholder, PlaceholderError, Rendition,
};
pub use ports::{
    Buyers, BuyersError, Completion, FinderError, ProductFinder, Purchase, Shelf, ShelfError, Stocking,
    StockingError,
};
pub use product::{Attribute, PriceRange, Product, ProductCategory, ProductOption, Rating, Status, Variant};
pub use review::{
    AuthorName, NewReview, Review, ReviewContent, ReviewStatus, ReviewText, ReviewTitle, ReviewedProduct,
    Stars, UnknownReviewStatus,
};
pub use reviews::{
    ImportedReview, Listed as ReviewsListed, PublishedReview, ReviewPage, ReviewQuery, ReviewSort,
    ReviewSummary, Reviews, StarCount, Wanted as ReviewsWanted,
};
pub use stale::Stale;
pub use suggestion::{SuggestedCategory, SuggestedProduct, Suggestions};

/// The tables of the catalogue.
pub const MIGRATIONS: &[Migration] = &[
    Migration {
        context: "catalog",
        number: 1,
        name: "create",
        script: Script::Common(include_str!("../migrations/0001_create.sql")),
    },
    Migration {
        context: "catalog",
        number: 2,
        name: "reviews",
        script: Script::Common(include_str!("../migrations/0002_reviews.sql")),
    },
    Migration {
        context: "catalog",
        number: 3,
        name: "product_catalog",
        script: Script::Common(include_str!("../migrations/0003_product_catalog.sql")),
    },
    Migration {
        context: "catalog",
        number: 4,
        name: "pictures",
        script: Script::Common(include_str!("../migrations/0004_pictures.sql")),
    },
    Migration {
        context: "catalog",
        number: 5,
        name: "variant_pictures",
        script: Script::Common(include_str!("../migrations/0005_variant_pictures.sql")),
    },
    Migration {
        context: "catalog",
        number: 6,
        name: "brand_keys",
        script: Script::Common(include_str!("../migrations/0006_brand_keys.sql")),
    },
];
