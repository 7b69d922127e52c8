//! Writing whole products, many with few statements.

mod children;
mod listed;
mod plan;

use database::{Error, Tx, Value, in_list, params};
use primitives::{Currency, ProductId, Timestamp};

pub(crate) use self::{
    listed::{Listed, relist},
    plan::Plan,
};

const COLUMNS: &str = "id, product_number, handle, title, description, status, category_id, brand, attributes, price, \
     price_max, image_url, brand_key, rating_sum, rating_count, sold, in_stock, content_hash, version, created_at, updated_at";

/// Writes the products. Nothing is checked here but what the tables' constraints say.
pub(crate) fn write(
    tx: &mut Tx,
    plans: &[Plan<'_>],
    currency: Currency,
    now: Timestamp,
) -> Result<(), Error> {
    let changed: Vec<&Plan<'_>> = plans.iter().filter(|plan| plan.existing.is_some()).collect();
    clear(tx, &changed)?;
    for plan in &changed {
        update(tx, plan, now)?;
    }
    let rows: Vec<Vec<Value>> = plans
        .iter()
        .filter(|plan| plan.existing.is_none())
        .map(|plan| row(plan, now))
        .collect::<Result<_, _>>()?;
    tx.insert_many("products", COLUMNS, &rows)?;
    children::insert(tx, plans, currency)?;
    let listed: Vec<Listed<'_>> = plans.iter().map(|plan| Listed::of_plan(plan, now)).collect();
    relist(tx, &listed)
}

/// Deletes what lies in other tables.
fn clear(tx: &mut Tx, changed: &[&Plan<'_>]) -> Result<(), Error> {
    if changed.is_empty() {
        return Ok(());
    }
    let variants: Vec<_> = changed.iter().flat_map(|plan| plan.former_variants.iter().copied()).collect();
    let (list, values) = in_list(&variants);
    tx.execute(&format!("DELETE FROM prices WHERE variant_id IN ({list})"), &values)?;
    let ids: Vec<ProductId> = changed.iter().map(|plan| plan.id).collect();
    let (list, values) = in_list(&ids);
    for table in ["variants", "options", "product_media", "product_tags"] {
        tx.execute(&format!("DELETE FROM {table} WHERE product_id IN ({list})"), &values)?;
    }
    Ok(())
}

fn row(plan: &Plan<'_>, now: Timestamp) -> Result<Vec<Value>, Error> {
    let content = plan.content;
    let (price, price_max) = content.price_range();
    let draft = &content.draft;
    Ok(params![
        plan.id,
        plan.number,
        &plan.handle,
        &draft.title,
        content.description.as_str(),
        draft.status.as_str(),
        plan.category_id(),
        draft.brand.as_ref().map(Value::from),
        Value::json(&draft.attributes)?,
        price,
        price_max,
        plan.image_url(),
        draft.brand.as_ref().map(Value::from),
        0_i64,
        0_i64,
        0_i64,
        false,
        content.hash.as_str(),
        1_i64,
        now,
        now
    ]
    .to_vec())
}

fn update(tx: &mut Tx, plan: &Plan<'_>, now: Timestamp) -> Result<(), Error> {
    let Some(existing) = &plan.existing else { return Ok(()) };
    let content = plan.content;
    let (price, price_max) = content.price_range();
    let draft = &content.draft;
    let sql = "UPDATE products SET handle = ?, title = ?, description = ?, status = ?, category_id = ?, brand = ?, \
               attributes = ?, price = ?, price_max = ?, image_url = ?, brand_key = ?, in_stock = ?, content_hash = ?, version = ?, \
               updated_at = ? WHERE id = ?";
    let values = params![
        &plan.handle,
        &draft.title,
        content.description.as_str(),
        draft.status.as_str(),
        plan.category_id(),
        draft.brand.as_ref().map(Value::from),
        Value::json(&draft.attributes)?,
        price,
        price_max,
        plan.image_url(),
        draft.brand.as_ref().map(Value::from),
        plan.in_stock(),
        content.hash.as_str(),
        plan.version(),
        after(existing.updated_at, now),
        plan.id
    ];
    tx.execute(sql, &values).map(drop)
}

/// A row's time of change never goes back, whatever the clock does.
pub(crate) fn after(last: Timestamp, now: Timestamp) -> Timestamp {
    now.max(Timestamp::from_micros(last.micros().saturating_add(1)))
}

/// Takes a product out of the shop.
pub(crate) fn archive(tx: &mut Tx, id: ProductId, version: i64, at: Timestamp) -> Result<(), Error> {
    // Without its hash no draft counts as unchanged.
    let sql = "UPDATE products SET status = 'archived', content_hash = '', version = ?, updated_at = ? WHERE id = ?";
    tx.execute(sql, &params![version, at, id]).map(drop)
}
