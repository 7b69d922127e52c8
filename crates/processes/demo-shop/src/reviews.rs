//! What people say about the demo products: texts and names of the files, spread over products and days so that no two
//! products look alike and every loading gives the same.

use catalog::{ImportedReview, ReviewContent};
use primitives::{ProductId, Timestamp, UserId};

use crate::{
    DemoError,
    catalogue::{Opinion, Product, Talk},
};

/// How many people speak about a product, one after the other; some are still unspoken of.
const CROWDS: [usize; 11] = [9, 4, 0, 10, 6, 2, 8, 3, 0, 7, 5];

/// 2026-11-01T09:00:00Z, before which all of it was said.
const LATEST: i64 = 1_793_523_600_000_000;
const MINUTE: i64 = 60 * 1_000_000;
const DAYS: usize = 600;

/// The reviews of the product that stands at `place` in the catalogue.
pub(crate) fn of(
    talk: &Talk,
    place: usize,
    product: &Product,
    product_id: ProductId,
) -> Result<Vec<ImportedReview>, DemoError> {
    let opinions = talk.about(&product.group);
    let crowd = CROWDS[place % CROWDS.len()].min(opinions.len()).min(talk.people.len());
    let review = |nth: usize| {
        let opinion = &opinions[(place * 3 + nth) % opinions.len()];
        let person = (place * 7 + nth * 3) % talk.people.len();
        let content = content(opinion, &talk.people[person], place * 37 + nth * 53)?;
        Ok(ImportedReview { product_id, user_id: account(person)?, content })
    };
    (0..crowd).map(review).collect()
}

fn content(opinion: &Opinion, name: &catalog::AuthorName, turn: usize) -> Result<ReviewContent, DemoError> {
    let days = i64::try_from(turn % DAYS).map_err(|_| faulty("a day"))?;
    let minutes = i64::try_from(turn * 97 % 720).map_err(|_| faulty("a time"))?;
    Ok(ReviewContent {
        rating: opinion.rating,
        title: opinion.title.clone(),
        text: opinion.text.clone(),
        author_name: name.clone(),
        verified_buyer: true,
        created_at: Timestamp::from_micros(LATEST - days * 24 * 60 * MINUTE - minutes * MINUTE),
    })
}

/// An id that nobody signs in as, always the same for a person.
fn account(person: usize) -> Result<UserId, DemoError> {
    format!("usr_{:026}", person + 1).parse().map_err(|_| faulty("a reviewer"))
}

fn faulty(what: &str) -> DemoError {
    DemoError::Catalogue(format!("{what} of a review is out of range"))
}
