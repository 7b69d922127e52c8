//! Importing and seeding: products by handle, many with few statements, again without effect.

use std::{
    collections::{HashMap, HashSet},
    sync::Arc,
};

use database::Tx;
use primitives::{Currency, Handle, ProductId, Timestamp, VariantId};

use super::{
    Catalog,
    put::{self, Target, Written, handle_for},
};
use crate::{
    draft::{Checked, ProductDraft, check},
    error::CatalogError,
    store::existing,
};

/// What became of a draft.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Change {
    /// It is a new product.
    Created,
    /// It has changed a product.
    Updated,
    /// The product was like this already.
    Unchanged,
}

/// A product that is as its draft says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SavedProduct {
    /// Its id.
    pub id: ProductId,
    /// What was done.
    pub change: Change,
    /// Its variants in the order of the draft.
    pub variants: Vec<VariantId>,
}

/// About how many rows a transaction writes, which keeps it below five milliseconds.
const ROWS_PER_WRITE: usize = 400;

type Outcome = Result<SavedProduct, CatalogError>;

impl Catalog {
    /// Makes each draft the product of its handle (or that of its title). A draft that cannot be saved does not hinder
    /// the others. The answer has an outcome for each draft, in their order.
    ///
    /// # Errors
    /// The database's; what was saved until then stays saved, and saving all again does no harm. Also
    /// [`CatalogError::Stocking`], when a draft names stock.
    pub async fn save_many(&self, drafts: Vec<ProductDraft>) -> Result<Vec<Outcome>, CatalogError> {
        let mut outcomes: Vec<Option<Outcome>> = Vec::with_capacity(drafts.len());
        let mut chunk = Chunk::default();
        for (index, draft) in drafts.into_iter().enumerate() {
            match check(draft) {
                Err(faults) => outcomes.push(Some(Err(CatalogError::Invalid(faults)))),
                Ok(content) => {
                    outcomes.push(None);
                    if !chunk.has_room_for(&content) {
                        self.save_chunk(std::mem::take(&mut chunk), &mut outcomes).await?;
                    }
                    chunk.add(index, content);
                }
            }
        }
        self.save_chunk(chunk, &mut outcomes).await?;
        Ok(outcomes.into_iter().map(|outcome| outcome.unwrap_or(Err(CatalogError::NotFound))).collect())
    }

    async fn save_chunk(&self, chunk: Chunk, outcomes: &mut [Option<Outcome>]) -> Result<(), CatalogError> {
        if chunk.drafts.is_empty() {
            return Ok(());
        }
        let drafts = Arc::new(chunk.drafts);
        let (for_write, currency, clock) = (Arc::clone(&drafts), self.currency, self.clock.clone());
        let write = self.database.write(move |tx| save(tx, &for_write, currency, clock.now()));
        let (saved, written) = write.await?;
        if !written.products.is_empty() {
            self.forget(&written);
        }
        let mut stock = Vec::new();
        for (draft, outcome) in drafts.iter().zip(saved) {
            if let Ok(product) = &outcome {
                let pieces = draft.content.draft.variants.iter().map(|variant| variant.stock);
                stock.extend(product.variants.iter().copied().zip(pieces));
            }
            outcomes[draft.index] = Some(outcome);
        }
        self.stock_first(stock.into_iter()).await
    }
}

/// A checked draft and its place among all.
struct Numbered {
    index: usize,
    content: Checked,
}

/// Drafts that are saved in one transaction: no two of them have a handle or a SKU in common.
#[derive(Default)]
struct Chunk {
    drafts: Vec<Numbered>,
    names: HashSet<String>,
    rows: usize,
}

impl Chunk {
    fn has_room_for(&self, content: &Checked) -> bool {
        self.drafts.is_empty()
            || (self.rows + rows(content) <= ROWS_PER_WRITE
                && names(content).all(|name| !self.names.contains(&name)))
    }

    fn add(&mut self, index: usize, content: Checked) {
        self.rows += rows(&content);
        self.names.extend(names(&content));
        self.drafts.push(Numbered { index, content });
    }
}

fn names(content: &Checked) -> impl Iterator<Item = String> {
    let draft = &content.draft;
    let handle = draft.handle.clone().or_else(|| Handle::from_title(&draft.title));
    let skus = draft.variants.iter().filter_map(|variant| variant.sku.as_ref());
    handle.into_iter().map(|handle| format!("/{handle}")).chain(skus.map(ToString::to_string))
}

/// About how many rows a product takes: itself, its events, listing and document, and what lies in other tables.
fn rows(content: &Checked) -> usize {
    let draft = &content.draft;
    9 + 2 * draft.variants.len() + draft.options.len() + draft.media.len() + draft.tags.len()
}

fn save(
    tx: &mut Tx,
    drafts: &[Numbered],
    currency: Currency,
    now: Timestamp,
) -> Result<(Vec<Outcome>, Written), CatalogError> {
    let targets = targets(tx, drafts)?;
    let is_same: Vec<bool> = targets.iter().map(Target::is_unchanged).collect();
    let same: Vec<ProductId> = targets.iter().filter(|t| t.is_unchanged()).map(|target| target.id).collect();
    let changing: Vec<Target<'_>> = targets.into_iter().filter(|target| !target.is_unchanged()).collect();
    let mut unchanged = unchanged(tx, &same, currency)?.into_iter();
    let (changed, written) = change(tx, changing, currency, now)?;
    let mut changed = changed.into_iter();
    let outcomes =
        is_same.into_iter().filter_map(|same| if same { unchanged.next().map(Ok) } else { changed.next() });
    Ok((outcomes.collect(), written))
}

/// The products that are like their drafts already.
fn unchanged(
    tx: &mut Tx,
    ids: &[ProductId],
    currency: Currency,
) -> Result<Vec<SavedProduct>, database::Error> {
    if ids.is_empty() {
        return Ok(Vec::new());
    }
    let mut variants: HashMap<ProductId, Vec<VariantId>> = HashMap::new();
    for variant in existing::variants(tx, ids, currency)? {
        variants.entry(variant.product_id).or_default().push(variant.id);
    }
    let mut saved = |id: &ProductId| {
        let variants = variants.remove(id).unwrap_or_default();
        SavedProduct { id: *id, change: Change::Unchanged, variants }
    };
    Ok(ids.iter().map(&mut saved).collect())
}

/// Writes the products that are not, and has an outcome for each.
fn change(
    tx: &mut Tx,
    targets: Vec<Target<'_>>,
    currency: Currency,
    now: Timestamp,
) -> Result<(Vec<Outcome>, Written), database::Error> {
    if targets.is_empty() {
        return Ok((Vec::new(), Written::default()));
    }
    let (mut plans, mut outcomes) = (Vec::new(), Vec::new());
    for planned in put::plan(tx, targets, currency)? {
        outcomes.push(planned.map(|plan| {
            let change = if plan.existing.is_some() { Change::Updated } else { Change::Created };
            let variants = plan.variants.iter().map(|variant| variant.id).collect();
            let saved = SavedProduct { id: plan.id, change, variants };
            plans.push(plan);
            saved
        }));
    }
    let written = put::write(tx, &plans, currency, now)?;
    Ok((outcomes, written))
}

fn targets<'c>(tx: &mut Tx, drafts: &'c [Numbered]) -> Result<Vec<Target<'c>>, database::Error> {
    let fresh: Vec<Target<'c>> = drafts
        .iter()
        .map(|Numbered { content, .. }| {
            let id = ProductId::new();
            Target { id, handle: handle_for(content, id), content, existing: None }
        })
        .collect();
    let handles: Vec<&Handle> = fresh.iter().map(|target| &target.handle).collect();
    let mut there: HashMap<Handle, _> =
        existing::by_handles(tx, &handles)?.into_iter().map(|found| (found.handle.clone(), found)).collect();
    let known = |target: Target<'c>| match there.remove(&target.handle) {
        Some(existing) => Target { id: existing.id, existing: Some(existing), ..target },
        None => target,
    };
    Ok(fresh.into_iter().map(known).collect())
}
