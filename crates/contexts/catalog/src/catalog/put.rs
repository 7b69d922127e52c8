//! Writing products inside a transaction, many at a time: what is kept of those that are there, who has which SKU,
//! the rows, the former handles and the events.

use std::collections::HashMap;

use database::{Error, Tx};
use primitives::{CategoryId, Currency, Handle, ProductId, Timestamp};

use super::project::project;
use crate::{
    category::CategoryTree,
    draft::Checked,
    error::CatalogError,
    event::{PriceChanged, ProductArchived, ProductCreated, ProductUpdated},
    product::Status,
    store::{
        categories, existing,
        existing::{Existing, ExistingMedia, ExistingVariant},
        save::{self, Plan},
        slugs,
    },
};

/// A draft and the product it is to become.
#[derive(Debug, Clone)]
pub(super) struct Target<'c> {
    pub(super) id: ProductId,
    pub(super) handle: Handle,
    pub(super) content: &'c Checked,
    pub(super) existing: Option<Existing>,
}

impl Target<'_> {
    /// Whether the product is like the draft already.
    pub(super) fn is_unchanged(&self) -> bool {
        self.existing.as_ref().is_some_and(|existing| existing.hash == self.content.hash)
    }
}

/// What was written, as far as it matters to those who show it.
#[derive(Debug, Default)]
pub(super) struct Written {
    pub(super) products: Vec<ProductId>,
    /// A handle now leads to another product than before.
    pub(super) handles_moved: bool,
}

/// The plans of the targets, each on its own: one that cannot be written does not hinder the others.
pub(super) fn plan<'c>(
    tx: &mut Tx,
    targets: Vec<Target<'c>>,
    currency: Currency,
) -> Result<Vec<Result<Plan<'c>, CatalogError>>, Error> {
    let mut kept = Kept::read(tx, &targets, currency)?;
    Ok(targets.into_iter().map(|target| kept.plan(target)).collect())
}

/// Writes the plans, with events and former handles.
pub(super) fn write(
    tx: &mut Tx,
    plans: &[Plan<'_>],
    currency: Currency,
    now: Timestamp,
) -> Result<Written, Error> {
    let handles: Vec<&Handle> = plans.iter().map(|plan| &plan.handle).collect();
    let handles_moved = slugs::take_over(tx, &handles)? > 0;
    for plan in plans {
        match &plan.existing {
            Some(existing) if existing.handle != plan.handle => {
                slugs::remember_product(tx, &existing.handle, plan.id)?;
            }
            _ => {}
        }
    }
    save::write(tx, plans, currency, now)?;
    plans.iter().try_for_each(|plan| announce(tx, plan, now))?;
    let products: Vec<ProductId> = plans.iter().map(|plan| plan.id).collect();
    project(tx, &products, currency)?;
    Ok(Written { products, handles_moved })
}

fn announce(tx: &mut Tx, plan: &Plan<'_>, at: Timestamp) -> Result<(), Error> {
    let (product_id, version) = (plan.id, plan.version());
    let archives = plan.content.draft.status == Status::Archived;
    match &plan.existing {
        None => queue::emit(tx, at, &ProductCreated { product_id, version, at })?,
        Some(existing) if archives && existing.status != Status::Archived => {
            queue::emit(tx, at, &ProductArchived { product_id, version, at })?
        }
        Some(_) => queue::emit(tx, at, &ProductUpdated { product_id, version, at })?,
    };
    if plan.price_changed {
        queue::emit(tx, at, &PriceChanged { product_id, version, at })?;
    }
    Ok(())
}

/// What is there and matters to the targets.
struct Kept {
    tree: CategoryTree,
    category_ids: HashMap<String, CategoryId>,
    sku_owners: HashMap<String, ProductId>,
    variants: HashMap<ProductId, Vec<ExistingVariant>>,
    media: ExistingMedia,
    next_number: i64,
}

impl Kept {
    fn read(tx: &mut Tx, targets: &[Target<'_>], currency: Currency) -> Result<Self, Error> {
        let tree = categories::tree(tx)?;
        let category_ids = category_ids(tx, &tree, targets)?;
        let drafts = targets.iter().flat_map(|target| &target.content.draft.variants);
        let skus: Vec<&str> = drafts.filter_map(|variant| variant.sku.as_deref()).collect();
        let sku_owners = existing::owners_of_skus(tx, &skus)?.into_iter().collect();
        let there: Vec<ProductId> =
            targets.iter().filter(|target| target.existing.is_some()).map(|target| target.id).collect();
        let (mut variants, mut media) = (HashMap::<_, Vec<_>>::new(), HashMap::new());
        if !there.is_empty() {
            for variant in existing::variants(tx, &there, currency)? {
                variants.entry(variant.product_id).or_default().push(variant);
            }
            media = existing::media(tx, &there)?;
        }
        let next_number = existing::highest_number(tx)?.saturating_add(1);
        Ok(Self { tree, category_ids, sku_owners, variants, media, next_number })
    }

    fn plan<'c>(&mut self, target: Target<'c>) -> Result<Plan<'c>, CatalogError> {
        let Target { id, handle, content, existing } = target;
        let skus = content.draft.variants.iter().filter_map(|variant| variant.sku.as_deref());
        for sku in skus {
            if self.sku_owners.get(sku).is_some_and(|owner| *owner != id) {
                return Err(CatalogError::SkuTaken(sku.to_owned()));
            }
        }
        let number = self.next_number;
        let category_path = self.path(content.draft.category.as_ref())?;
        let mut plan = Plan {
            id,
            number,
            handle,
            category_path,
            content,
            existing,
            former_variants: Vec::new(),
            variants: Vec::new(),
            media: Vec::new(),
            price_changed: false,
        };
        plan.match_variants(self.variants.remove(&id).unwrap_or_default());
        plan.match_media(&mut self.media);
        plan.match_variant_pictures().map_err(unknown_picture)?;
        if plan.existing.is_none() {
            self.next_number = self.next_number.saturating_add(1);
        }
        Ok(plan)
    }

    fn path(&self, category: Option<&Handle>) -> Result<Vec<CategoryId>, CatalogError> {
        let Some(handle) = category else { return Ok(Vec::new()) };
        let unknown =
            || CatalogError::invalid("/category", "unknown", "there is no category with this handle");
        let id = self.category_ids.get(handle.as_str()).ok_or_else(unknown)?;
        Ok(self.tree.path(*id))
    }
}

fn unknown_picture(variant: usize) -> CatalogError {
    let pointer = format!("/variants/{variant}/media_id");
    CatalogError::invalid(&pointer, "unknown", "the product does not have or keep a picture with this id")
}

/// The categories the drafts name, by handle or by a former one.
fn category_ids(
    tx: &mut Tx,
    tree: &CategoryTree,
    targets: &[Target<'_>],
) -> Result<HashMap<String, CategoryId>, Error> {
    let current = tree.by_handle();
    let named: Vec<&str> = targets
        .iter()
        .filter_map(|target| target.content.draft.category.as_ref())
        .map(Handle::as_str)
        .collect();
    let former: Vec<&str> = named.iter().copied().filter(|handle| !current.contains_key(handle)).collect();
    let mut ids: HashMap<String, CategoryId> = categories::once_named(tx, &former)?.into_iter().collect();
    ids.extend(named.iter().filter_map(|handle| Some(((*handle).to_owned(), *current.get(handle)?))));
    Ok(ids)
}

/// The handle of a product that names none: from its title, or else from its id.
pub(super) fn handle_for(content: &Checked, id: ProductId) -> Handle {
    let draft = &content.draft;
    draft
        .handle
        .clone()
        .or_else(|| Handle::from_title(&draft.title))
        .unwrap_or_else(|| numbered("product", id))
}

/// `word` made unique by the end of the id.
pub(super) fn numbered(word: &str, id: ProductId) -> Handle {
    let text = id.to_string();
    let tail = &text[text.len() - 8..];
    let word: String = word.chars().take(Handle::MAX_LENGTH - 9).collect();
    let joined = format!("{}-{tail}", word.trim_end_matches('-'));
    // Ids are written in lower-case letters and digits; the first choice is always a handle.
    joined.parse().or_else(|_| tail.parse()).unwrap_or_else(|_| unreachable!("ids are handles"))
}
