//! Which products go with another one: those that share most with it, and among equals those that sell best. Pure.

use std::cmp::Reverse;

use primitives::{CategoryId, ProductId};

/// The product that others are to go with.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Anchor {
    pub(crate) id: ProductId,
    pub(crate) category: Option<CategoryId>,
    pub(crate) parent_category: Option<CategoryId>,
    pub(crate) brand: Option<String>,
}

/// A product that may go with it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Candidate {
    pub(crate) id: ProductId,
    pub(crate) category: Option<CategoryId>,
    pub(crate) brand: Option<String>,
    pub(crate) shared_tags: i64,
    pub(crate) sold: i64,
    /// In hundredths.
    pub(crate) rating: i64,
    pub(crate) in_stock: bool,
}

const SAME_CATEGORY: i64 = 4;
const SAME_BRAND: i64 = 2;
const SHARED_TAG: i64 = 2;
/// What cannot be bought now has to share more than that to come before what can.
const IN_STOCK: i64 = 3;
/// Whoever tags everything alike says nothing with the fourth tag.
const TAGS_THAT_COUNT: i64 = 3;

impl Candidate {
    fn score(&self, anchor: &Anchor) -> i64 {
        let shares = |same: bool, weight: i64| if same { weight } else { 0 };
        shares(self.category.is_some() && self.category == anchor.category, SAME_CATEGORY)
            + shares(self.brand.is_some() && self.brand == anchor.brand, SAME_BRAND)
            + shares(self.in_stock, IN_STOCK)
            + self.shared_tags.min(TAGS_THAT_COUNT) * SHARED_TAG
    }
}

/// The best of the candidates, the best first; never the product itself.
pub(crate) fn best(anchor: &Anchor, mut candidates: Vec<Candidate>, limit: usize) -> Vec<ProductId> {
    candidates.retain(|candidate| candidate.id != anchor.id);
    candidates.sort_by_key(|candidate| {
        Reverse((candidate.score(anchor), candidate.sold, candidate.rating, candidate.id))
    });
    candidates.into_iter().take(limit).map(|candidate| candidate.id).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn candidate() -> Candidate {
        Candidate {
            id: ProductId::new(),
            category: None,
            brand: None,
            shared_tags: 0,
            sold: 0,
            rating: 0,
            in_stock: true,
        }
    }

    #[test]
    fn what_shares_more_comes_first_and_the_product_itself_never() {
        let (category, brand) = (Some(CategoryId::new()), Some("Aster".to_owned()));
        let anchor = Anchor { id: ProductId::new(), category, parent_category: None, brand: brand.clone() };
        let itself =
            Candidate { id: anchor.id, category, brand: brand.clone(), shared_tags: 9, ..candidate() };
        let twin = Candidate { category, brand: brand.clone(), ..candidate() };
        let sold_out = Candidate { category, brand, in_stock: false, sold: 99, ..candidate() };
        let tagged = Candidate { shared_tags: 4, sold: 1, ..candidate() };
        let bestseller = Candidate { sold: 50, ..candidate() };
        let stranger = candidate();
        let expected = [tagged.id, twin.id, sold_out.id, bestseller.id, stranger.id];
        let all = vec![stranger, sold_out, itself, bestseller, tagged, twin];
        assert_eq!(best(&anchor, all.clone(), 9), expected);
        assert_eq!(best(&anchor, all, 2), expected[..2]);
    }

    #[test]
    fn products_without_brand_or_category_do_not_share_that() {
        let anchor = Anchor { id: ProductId::new(), category: None, parent_category: None, brand: None };
        let sells = Candidate { sold: 1, ..candidate() };
        let rated = Candidate { rating: 500, ..candidate() };
        assert_eq!(best(&anchor, vec![rated.clone(), sells.clone()], 2), [sells.id, rated.id]);
    }
}
