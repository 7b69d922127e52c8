//! Reviews: only buyers write them, one for each product; staff decide what shoppers see; the average follows exactly.
//! What can be done is in `reviews/<verb>.rs`, one file a verb.

mod decide;
mod import;
mod list;
mod page;
mod write;

use std::{fmt, sync::Arc};

pub use self::{
    import::ImportedReview,
    list::{Listed, Wanted},
    page::{PublishedReview, ReviewPage, ReviewQuery, ReviewSort, ReviewSummary, StarCount},
};
use crate::{Catalog, ports::Buyers};

/// The reviews of a catalogue's products.
pub struct Reviews {
    catalog: Arc<Catalog>,
    buyers: Arc<dyn Buyers>,
}

impl fmt::Debug for Reviews {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Reviews").finish_non_exhaustive()
    }
}

impl Reviews {
    /// The reviews of these products; `buyers` knows who has bought what.
    #[must_use]
    pub fn new(catalog: Arc<Catalog>, buyers: Arc<dyn Buyers>) -> Self {
        Self { catalog, buyers }
    }
}
