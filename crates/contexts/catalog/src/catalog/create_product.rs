//! Making one product: at most once for an idempotency key.

use database::Tx;
use http_kit::idempotency::{Answer, Attempt, Known};
use primitives::{Availability, Currency, ProductId, Timestamp, VariantId};

use super::{
    Catalog,
    put::{self, Target, Written, handle_for, numbered},
};
use crate::{
    draft::{Checked, ProductDraft, check},
    error::CatalogError,
    product::Product,
    store::{existing, load},
};

/// The answer to whoever made a product.
#[derive(Debug)]
pub struct CreatedProduct {
    /// To be sent, now and whenever the request is repeated.
    pub answer: Answer,
    /// The variants in the order of the draft.
    pub variants: Vec<VariantId>,
}

impl Catalog {
    /// Makes the product and puts its first stock on the shelf.
    ///
    /// # Errors
    /// [`CatalogError::Invalid`], [`CatalogError::HandleTaken`], [`CatalogError::SkuTaken`],
    /// [`CatalogError::Reused`]; [`CatalogError::Stocking`] when the product was made without its stock, which a
    /// repetition with the same key makes up for.
    pub async fn create_product(
        &self,
        draft: ProductDraft,
        attempt: Option<Attempt>,
    ) -> Result<CreatedProduct, CatalogError> {
        let content = check(draft).map_err(CatalogError::Invalid)?;
        let stock: Vec<Option<i64>> = content.draft.variants.iter().map(|variant| variant.stock).collect();
        let (currency, clock) = (self.currency, self.clock.clone());
        let write = self.database.write(move |tx| {
            answer_once(tx, attempt.as_ref(), clock.now(), |tx| create(tx, &content, currency, clock.now()))
        });
        let (answer, written) = write.await?;
        self.forget(&written);
        let variants = variants_in(&answer)?;
        self.stock_first(variants.iter().copied().zip(stock)).await?;
        Ok(CreatedProduct { answer, variants })
    }

    /// Forgets what a write has changed.
    pub(super) fn forget(&self, written: &Written) {
        self.products_written(&written.products);
        if written.handles_moved {
            self.freshness.everything_changed();
        }
    }

    /// Puts the first stock of these variants on the shelf and notes what there is then.
    pub(super) async fn stock_first(
        &self,
        stock: impl Iterator<Item = (VariantId, Option<i64>)>,
    ) -> Result<(), CatalogError> {
        let stock: Vec<(VariantId, i64)> =
            stock.filter_map(|(variant, pieces)| Some((variant, pieces?))).collect();
        if stock.is_empty() {
            return Ok(());
        }
        let variants: Vec<VariantId> = stock.iter().map(|(variant, _)| *variant).collect();
        self.stocking.set_initial(stock).await?;
        // The shelf and not the draft says what there is: it leaves alone what had stock before.
        let there = self.shelf.availability(&variants).await?;
        self.stock_changed(&there.into_iter().collect::<Vec<_>>()).await
    }
}

fn answer_once(
    tx: &mut Tx,
    attempt: Option<&Attempt>,
    now: Timestamp,
    create: impl Fn(&mut Tx) -> Result<(Product, Written), CatalogError>,
) -> Result<(Answer, Written), CatalogError> {
    if let Some(attempt) = attempt {
        if let Known::Answered(answer) = attempt.known::<CatalogError>(tx)? {
            return Ok((answer, Written::default()));
        }
        attempt.begin(tx, now)?;
    }
    let (product, written) = create(tx)?;
    let answer = Answer::json(axum::http::StatusCode::CREATED, &product)
        .map_err(|error| database::Error::Decode(error.to_string()))?;
    if let Some(attempt) = attempt {
        attempt.finish(tx, now, &answer)?;
    }
    Ok((answer, written))
}

fn create(
    tx: &mut Tx,
    content: &Checked,
    currency: Currency,
    now: Timestamp,
) -> Result<(Product, Written), CatalogError> {
    let id = ProductId::new();
    let mut handle = handle_for(content, id);
    if !existing::by_handles(tx, &[&handle])?.is_empty() {
        // Whoever asks for a handle gets that or none.
        if content.draft.handle.is_some() {
            return Err(CatalogError::HandleTaken(handle.to_string()));
        }
        handle = numbered(handle.as_str(), id);
    }
    let target = Target { id, handle, content, existing: None };
    let plans: Vec<_> = put::plan(tx, vec![target], currency)?.into_iter().collect::<Result<_, _>>()?;
    let written = put::write(tx, &plans, currency, now)?;
    let mut product = load::by_id(tx, id, currency)?.ok_or(CatalogError::NotFound)?;
    for (variant, draft) in product.variants.iter_mut().zip(&content.draft.variants) {
        variant.availability = Availability::of_stock(draft.stock.unwrap_or(0));
    }
    Ok((product, written))
}

/// The variants of the product in the answer, which may be an earlier one.
fn variants_in(answer: &Answer) -> Result<Vec<VariantId>, CatalogError> {
    #[derive(serde::Deserialize)]
    struct Body {
        variants: Vec<Variant>,
    }
    #[derive(serde::Deserialize)]
    struct Variant {
        id: VariantId,
    }
    let body: Body = serde_json::from_str(&answer.body)
        .map_err(|error| database::Error::Decode(format!("an earlier answer cannot be read: {error}")))?;
    Ok(body.variants.into_iter().map(|variant| variant.id).collect())
}
