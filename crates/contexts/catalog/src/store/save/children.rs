//! The rows of a product in other tables.

use database::{Error, Tx, Value, params};
use primitives::Currency;

use super::{Plan, plan::PlannedMedium};
use crate::picture::{Derived, Placeholder};

type Rows = Vec<Vec<Value>>;

/// Inserts the rows of all these products, a statement a table.
pub(super) fn insert(tx: &mut Tx, plans: &[Plan<'_>], currency: Currency) -> Result<(), Error> {
    let (mut options, mut variants, mut prices) = (Rows::new(), Rows::new(), Rows::new());
    let (mut media, mut tags) = (Rows::new(), Rows::new());
    for plan in plans {
        add_options(plan, &mut options)?;
        add_variants(plan, currency, &mut variants, &mut prices)?;
        add_media(plan, &mut media)?;
        tags.extend(plan.content.draft.tags.iter().map(|tag| params![plan.id, tag].to_vec()));
    }
    tx.insert_many("options", "product_id, position, name, choices", &options)?;
    let columns = "product_id, position, id, sku, choices, weight_grams, in_stock, media_id";
    tx.insert_many("variants", columns, &variants)?;
    tx.insert_many("prices", "variant_id, currency, price, compare_at_price", &prices)?;
    let columns = "product_id, position, id, url, alt_text, width, height, placeholder, renditions";
    tx.insert_many("product_media", columns, &media)?;
    tx.insert_many("product_tags", "product_id, tag", &tags).map(drop)
}

fn add_options(plan: &Plan<'_>, rows: &mut Rows) -> Result<(), Error> {
    for (position, option) in (0_i64..).zip(&plan.content.draft.options) {
        rows.push(params![plan.id, position, &option.name, Value::json(&option.values)?].to_vec());
    }
    Ok(())
}

fn add_variants(
    plan: &Plan<'_>,
    currency: Currency,
    variants: &mut Rows,
    prices: &mut Rows,
) -> Result<(), Error> {
    let drafts = plan.content.draft.variants.iter().zip(&plan.content.choices);
    for (position, (planned, (draft, choices))) in (0_i64..).zip(plan.variants.iter().zip(drafts)) {
        let (sku, choices) = (planned.sku.as_str(), Value::json(choices)?);
        let (weight, picture) = (draft.weight_grams, planned.media_id.map(Value::from));
        let row = params![plan.id, position, planned.id, sku, choices, weight, planned.in_stock, picture];
        variants.push(row.to_vec());
        prices.push(params![planned.id, currency, draft.price, draft.compare_at_price].to_vec());
    }
    Ok(())
}

fn add_media(plan: &Plan<'_>, rows: &mut Rows) -> Result<(), Error> {
    for (position, (planned, medium)) in (0_i64..).zip(plan.media.iter().zip(&plan.content.draft.media)) {
        let PlannedMedium { id, derived: Derived { placeholder, renditions } } = planned;
        let row = params![
            plan.id,
            position,
            *id,
            medium.url.as_str(),
            medium.alt_text.as_deref().unwrap_or_default(),
            medium.width,
            medium.height,
            placeholder.as_ref().map(Placeholder::as_str),
            if renditions.is_empty() { Value::Null } else { Value::json(renditions)? }
        ];
        rows.push(row.to_vec());
    }
    Ok(())
}
