//! Reviews in any state: an author's own, and everybody's for the staff.

use primitives::{Limit, ReviewId, UserId};

use super::Reviews;
use crate::{
    error::CatalogError,
    review::{Review, ReviewStatus},
    store::reviews::list,
};

/// Which reviews are listed, the newest first.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash)]
pub struct Wanted {
    /// Only those of this author.
    pub user: Option<UserId>,
    /// Only those in this state.
    pub status: Option<ReviewStatus>,
}

/// A page of reviews, and where the next one begins.
pub type Listed = (Vec<Review>, Option<ReviewId>);

impl Reviews {
    /// A page of reviews in any state.
    ///
    /// # Errors
    /// The database's.
    pub async fn list(
        &self,
        wanted: Wanted,
        limit: Limit,
        after: Option<ReviewId>,
    ) -> Result<Listed, CatalogError> {
        self.catalog.database.scan(move |s| Ok(list::all(s, wanted, limit, after)?)).await
    }
}
