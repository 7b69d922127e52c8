//! A product's reviews for shoppers: ready-made, with how many there are of each number of stars.

use http_kit::ReadyMade;
use primitives::{Cursor, Limit, Pagination, ProductId, ReviewId};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::Reviews;
use crate::{
    answers::Subject,
    catalog::ready_made,
    error::CatalogError,
    product::Rating,
    review::{ReviewContent, Stars},
    store::reviews::list,
};

/// The order of a product's reviews.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum ReviewSort {
    /// The newest first.
    #[default]
    Newest,
    /// The best first.
    Highest,
    /// The worst first.
    Lowest,
}

/// A question for a page of reviews.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ReviewQuery {
    /// In which order.
    pub sort: ReviewSort,
    /// How many.
    pub limit: Limit,
    /// After the review with this value and id.
    pub after: Option<(i64, ReviewId)>,
}

/// A review as shoppers see it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct PublishedReview {
    /// Its id.
    pub id: ReviewId,
    /// What it says.
    #[serde(flatten)]
    pub content: ReviewContent,
}

/// A page of a product's reviews.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct ReviewPage {
    /// The reviews.
    pub items: Vec<PublishedReview>,
    /// Where the list goes on.
    pub pagination: Pagination,
    /// All of them together.
    pub summary: ReviewSummary,
}

/// All reviews of a product together.
#[derive(Debug, Clone, PartialEq, Serialize, ToSchema)]
pub struct ReviewSummary {
    /// Their average and number.
    pub rating: Rating,
    /// How many there are of each number of stars, from five down to one.
    pub stars: Vec<StarCount>,
}

/// How many reviews have so many stars.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, ToSchema)]
pub struct StarCount {
    /// So many stars.
    pub stars: u8,
    /// So many reviews.
    pub count: u64,
}

impl ReviewQuery {
    /// What a cursor of this list is bound to.
    pub(crate) fn scope(self, product: &str) -> impl std::hash::Hash {
        ("reviews", product.to_owned(), self.sort)
    }
}

impl Reviews {
    /// A page of the reviews of a product that shoppers may see.
    ///
    /// # Errors
    /// [`CatalogError::NotFound`], or why it cannot be answered.
    pub async fn page(&self, product: &str, query: ReviewQuery) -> Result<ReadyMade, CatalogError> {
        // No id or handle has a slash in it.
        let key = format!("{product}/reviews?{query:?}");
        let kept = self.catalog.details.get(&key, || self.make_page(product, query)).await?;
        Ok(kept.answer.clone())
    }

    async fn make_page(
        &self,
        product: &str,
        query: ReviewQuery,
    ) -> Result<(ReadyMade, Subject), CatalogError> {
        let kept = self.catalog.kept_product(product).await?;
        let Subject::Product(id) = kept.subject else { return Err(CatalogError::NotFound) };
        let page = self.catalog.kept.read(|s| page_of(s, id, product, query)).await?;
        Ok((ready_made(&page)?, kept.subject))
    }
}

fn page_of(
    s: &mut database::Snapshot,
    id: ProductId,
    product: &str,
    query: ReviewQuery,
) -> Result<ReviewPage, database::Error> {
    let summary = summary(&list::stars(s, id)?);
    let (items, next) = list::published(s, id, query)?;
    let next_cursor = next.map(|position| Cursor::after(&query.scope(product), position).encode());
    let pagination = Pagination { next_cursor, total_count: Some(summary.rating.count) };
    Ok(ReviewPage { items, pagination, summary })
}

fn summary(counted: &[(Stars, i64)]) -> ReviewSummary {
    let of =
        |stars: u8| counted.iter().find(|(found, _)| found.get() == stars).map_or(0, |(_, count)| *count);
    let sum = (1..=5).map(|stars| i64::from(stars) * of(stars)).sum();
    let count = (1..=5).map(of).sum();
    let stars = (1..=5).rev().map(|stars| StarCount { stars, count: of(stars).try_into().unwrap_or(0) });
    ReviewSummary { rating: Rating::of(sum, count), stars: stars.collect() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_summary_names_every_number_of_stars_and_their_average() {
        let counted = vec![(Stars::new(2).unwrap(), 1), (Stars::new(5).unwrap(), 2)];
        let summary = summary(&counted);
        assert_eq!((summary.rating.value, summary.rating.count), (Some(4.0), 3));
        let counts: Vec<_> = summary.stars.iter().map(|of| (of.stars, of.count)).collect();
        assert_eq!(counts, [(5, 2), (4, 0), (3, 0), (2, 1), (1, 0)]);
    }
}
