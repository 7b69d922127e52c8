//! A buyer writes a review: one for each product, at most once for an idempotency key. It waits for the staff.

use axum::http::StatusCode;
use database::Tx;
use http_kit::idempotency::{Answer, Attempt, Known};
use primitives::{ProductId, ReviewId, Timestamp, UserId};

use super::Reviews;
use crate::{
    answers::Subject,
    error::CatalogError,
    event::ReviewSubmitted,
    ports::Purchase,
    review::{AuthorName, NewReview, ReviewContent, ReviewStatus},
    store::reviews::{self, Row},
};

/// What a buyer is called who has said no name.
const NAMELESS: &str = "A customer";

impl Reviews {
    /// Keeps what somebody who has bought the product says about it.
    ///
    /// # Errors
    /// [`CatalogError::NotFound`] unless shoppers see the product, [`CatalogError::NotABuyer`],
    /// [`CatalogError::AlreadyReviewed`], [`CatalogError::Reused`].
    pub async fn write(
        &self,
        user_id: UserId,
        product: &str,
        new: NewReview,
        attempt: Option<Attempt>,
    ) -> Result<Answer, CatalogError> {
        let product_id = self.product(product).await?;
        let purchase = self.buyers.purchase(user_id, product_id).await?.ok_or(CatalogError::NotABuyer)?;
        let now = self.catalog.clock.now();
        let content = content(new, &purchase, now)?;
        let row = Row { id: ReviewId::new(), product_id, user_id, status: ReviewStatus::Pending, content };
        self.catalog.database.write(move |tx| once(tx, &row, attempt.as_ref(), now)).await
    }

    /// The product that shoppers see under this id or handle.
    pub(super) async fn product(&self, id_or_handle: &str) -> Result<ProductId, CatalogError> {
        match self.catalog.kept_product(id_or_handle).await?.subject {
            Subject::Product(id) => Ok(id),
            Subject::List | Subject::Search => Err(CatalogError::NotFound),
        }
    }
}

fn content(new: NewReview, purchase: &Purchase, now: Timestamp) -> Result<ReviewContent, CatalogError> {
    let known = || purchase.name.as_deref().and_then(|name| name.parse().ok());
    let author_name: Option<AuthorName> = new.author_name.or_else(known).or_else(|| NAMELESS.parse().ok());
    let unnamed = || database::Error::Decode("nobody can be nameless".to_owned());
    Ok(ReviewContent {
        rating: new.rating,
        title: new.title,
        text: new.text,
        author_name: author_name.ok_or_else(unnamed)?,
        verified_buyer: true,
        created_at: now,
    })
}

fn once(tx: &mut Tx, row: &Row, attempt: Option<&Attempt>, now: Timestamp) -> Result<Answer, CatalogError> {
    if let Some(attempt) = attempt
        && let Known::Answered(answer) = attempt.known::<CatalogError>(tx)?
    {
        return Ok(answer);
    }
    if !reviews::insert(tx, row)? {
        return Err(CatalogError::AlreadyReviewed);
    }
    queue::emit(tx, now, &ReviewSubmitted { product_id: row.product_id, user_id: row.user_id, at: now })?;
    let written = reviews::by_id(tx, row.id)?.ok_or(CatalogError::NotFound)?;
    let answer = Answer::json(StatusCode::CREATED, &written)
        .map_err(|error| database::Error::Decode(error.to_string()))?;
    if let Some(attempt) = attempt {
        attempt.finish(tx, now, &answer)?;
    }
    Ok(answer)
}
