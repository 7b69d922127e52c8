//! What carts and checkouts need to know of variants, in one statement for any number of them.

use database::{Error, Json, Snapshot, in_list, params};
use primitives::{Currency, ProductId, VariantId};

use super::pictures;
use crate::{
    offer::Offer,
    product::{Status, variant_title},
};

/// The offers of these variants.
pub(crate) fn of(s: &mut Snapshot, variants: &[VariantId], currency: Currency) -> Result<Vec<Offer>, Error> {
    let (list, mut values) = in_list(variants);
    values.insert(0, currency.into());
    let sql = format!(
        "SELECT v.id, v.product_id, p.handle, p.title, v.choices, v.sku, p.image_url, r.price, v.weight_grams, p.status, \
         m.url, m.renditions FROM variants v JOIN products p ON p.id = v.product_id \
         JOIN prices r ON r.variant_id = v.id AND r.currency = ? \
         LEFT JOIN product_media m ON m.id = v.media_id WHERE v.id IN ({list})"
    );
    s.query(&sql, &values, |row| {
        let title: String = row.get(3)?;
        Ok(Offer {
            variant_id: row.get(0)?,
            product_id: row.get(1)?,
            product_handle: row.parse(2)?,
            variant_title: variant_title(&row.get::<Json<Vec<String>>>(4)?.0, &title),
            title,
            sku: row.get(5)?,
            image_url: pictures::thumbnail(row, 10)?.map_or_else(|| row.get(6), |url| Ok(Some(url)))?,
            price: row.get(7)?,
            currency,
            weight_grams: row.get(8)?,
            sellable: row.parse::<Status>(9)? == Status::Active,
        })
    })
}

/// The first variant of the product.
pub(crate) fn first_variant(s: &mut Snapshot, product: ProductId) -> Result<Option<VariantId>, Error> {
    let sql = "SELECT id FROM variants WHERE product_id = ? ORDER BY position LIMIT 1";
    s.query_opt(sql, &params![product], |row| row.get(0))
}

/// Whether there is such a variant.
pub(crate) fn is_variant(s: &mut Snapshot, variant: VariantId) -> Result<bool, Error> {
    s.query_opt("SELECT 1 FROM variants WHERE id = ?", &params![variant], |_| Ok(()))
        .map(|found| found.is_some())
}

/// The variant with this SKU.
pub(crate) fn by_sku(s: &mut Snapshot, sku: &str) -> Result<Option<VariantId>, Error> {
    s.query_opt("SELECT id FROM variants WHERE sku = ?", &params![sku], |row| row.get(0))
}
