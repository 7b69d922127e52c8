//! Keeping the listing of products in step with the products.

use database::{Error, Tx, Value, in_list, params};
use primitives::{Amount, CategoryId, ProductId, Timestamp};

use super::Plan;
use crate::{
    product::{Status, hundredths},
    store::{counts::CountChanges, existing::Existing, listing::ALL},
};

/// What the listing knows of a product.
#[derive(Debug, Clone)]
pub(crate) struct Listed<'p> {
    pub(crate) id: ProductId,
    pub(crate) status: Status,
    pub(crate) path: &'p [CategoryId],
    pub(crate) price: Amount,
    pub(crate) rating_sum: i64,
    pub(crate) rating_count: i64,
    pub(crate) sold: i64,
    pub(crate) in_stock: bool,
    pub(crate) created_at: Timestamp,
}

impl<'p> Listed<'p> {
    pub(crate) fn of_plan(plan: &'p Plan<'_>, now: Timestamp) -> Self {
        let kept = plan.existing.as_ref();
        Self {
            id: plan.id,
            status: plan.content.draft.status,
            path: &plan.category_path,
            price: plan.content.price_range().0,
            rating_sum: kept.map_or(0, |kept| kept.rating_sum),
            rating_count: kept.map_or(0, |kept| kept.rating_count),
            sold: kept.map_or(0, |kept| kept.sold),
            in_stock: plan.in_stock(),
            created_at: kept.map_or(now, |kept| kept.created_at),
        }
    }

    /// As it is, in a category with this path.
    pub(crate) fn of_existing(existing: &Existing, path: &'p [CategoryId]) -> Self {
        Self {
            id: existing.id,
            status: existing.status,
            path,
            price: existing.price,
            rating_sum: existing.rating_sum,
            rating_count: existing.rating_count,
            sold: existing.sold,
            in_stock: existing.in_stock,
            created_at: existing.created_at,
        }
    }

    /// Where it is listed: nowhere, unless shoppers may see it.
    fn categories(&self) -> impl Iterator<Item = CategoryId> + use<'p> {
        let shown = self.status == Status::Active;
        std::iter::once(ALL).chain(self.path.iter().copied()).filter(move |_| shown)
    }

    fn row(&self, category: CategoryId) -> Vec<Value> {
        let rating = hundredths(self.rating_sum, self.rating_count);
        params![self.id, category, self.price, self.created_at, rating, self.sold, self.in_stock].to_vec()
    }
}

/// Replaces the listing of these products, and the counts with it.
pub(crate) fn relist(tx: &mut Tx, products: &[Listed<'_>]) -> Result<(), Error> {
    let ids: Vec<ProductId> = products.iter().map(|product| product.id).collect();
    let (list, values) = in_list(&ids);
    let mut counts = CountChanges::default();
    let sql = format!("SELECT category_id, in_stock FROM product_listing WHERE product_id IN ({list})");
    let former = tx.for_each(&sql, &values, |row| {
        counts.add(row.get(0)?, -1, -row.get::<i64>(1)?);
        Ok(())
    })?;
    if former > 0 {
        tx.execute(&format!("DELETE FROM product_listing WHERE product_id IN ({list})"), &values)?;
    }
    let mut rows = Vec::new();
    for product in products {
        for category in product.categories() {
            counts.add(category, 1, i64::from(product.in_stock));
            rows.push(product.row(category));
        }
    }
    let columns = "product_id, category_id, price, created_at, rating, sold, in_stock";
    tx.insert_many("product_listing", columns, &rows)?;
    counts.apply(tx)
}
