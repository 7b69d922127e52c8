//! What is to be written of one product: its draft, with the ids and facts that are kept of what is there.

use primitives::{CategoryId, Handle, ImageId, ProductId, VariantId};

use crate::{
    draft::{Checked, MediumDraft, VariantDraft},
    picture::Derived,
    store::existing::{Existing, ExistingMedia, ExistingVariant},
};

/// A product about to be written.
#[derive(Debug)]
pub(crate) struct Plan<'c> {
    pub(crate) id: ProductId,
    /// Of a new product; an existing one keeps its own.
    pub(crate) number: i64,
    pub(crate) handle: Handle,
    /// The category and those above it.
    pub(crate) category_path: Vec<CategoryId>,
    pub(crate) content: &'c Checked,
    pub(crate) existing: Option<Existing>,
    pub(crate) former_variants: Vec<VariantId>,
    pub(crate) variants: Vec<PlannedVariant>,
    pub(crate) media: Vec<PlannedMedium>,
    pub(crate) price_changed: bool,
}

/// A picture about to be written, beside what its draft says.
#[derive(Debug)]
pub(crate) struct PlannedMedium {
    pub(crate) id: ImageId,
    pub(crate) derived: Derived,
}

/// A variant about to be written.
#[derive(Debug)]
pub(crate) struct PlannedVariant {
    pub(crate) id: VariantId,
    pub(crate) sku: String,
    pub(crate) in_stock: bool,
    /// The picture that shows it.
    pub(crate) media_id: Option<ImageId>,
}

impl Plan<'_> {
    pub(crate) fn version(&self) -> i64 {
        self.existing.as_ref().map_or(1, |existing| existing.version + 1)
    }

    pub(crate) fn category_id(&self) -> Option<CategoryId> {
        self.category_path.first().copied()
    }

    pub(crate) fn in_stock(&self) -> bool {
        self.variants.iter().any(|variant| variant.in_stock)
    }

    /// Finds the variants that are there already, by SKU or else by option values, and gives ids to the others.
    pub(crate) fn match_variants(&mut self, former: Vec<ExistingVariant>) {
        self.former_variants = former.iter().map(|variant| variant.id).collect();
        let mut left: Vec<Option<ExistingVariant>> = former.into_iter().map(Some).collect();
        let drafts = &self.content.draft.variants;
        let mut matched: Vec<Option<ExistingVariant>> = drafts
            .iter()
            .map(|draft| draft.sku.as_deref().and_then(|sku| take(&mut left, |variant| variant.sku == sku)))
            .collect();
        for (index, choices) in self.content.choices.iter().enumerate() {
            if matched[index].is_none() {
                matched[index] = take(&mut left, |variant| variant.choices == *choices);
            }
        }
        self.price_changed = drafts.iter().zip(&matched).any(|(draft, found)| {
            let now = (Some(draft.price), draft.compare_at_price);
            found.as_ref().is_some_and(|found| (found.price, found.compare_at_price) != now)
        });
        self.variants =
            drafts.iter().zip(matched).map(|(draft, found)| planned(draft.sku.as_deref(), found)).collect();
    }

    /// Finds the pictures that are there already, by address, and gives ids to the others.
    pub(crate) fn match_media(&mut self, former: &mut ExistingMedia) {
        let product = self.id;
        let planned = |medium: &MediumDraft| {
            let (id, derived) = former.remove(&(product, medium.url.to_string())).unzip();
            PlannedMedium { id: id.unwrap_or_else(ImageId::new), derived: medium.derived(derived) }
        };
        self.media = self.content.draft.media.iter().map(planned).collect();
    }

    /// Gives the variants the pictures that their drafts name; tells which variant names one that the product does
    /// not have. To be called when variants and pictures are matched.
    pub(crate) fn match_variant_pictures(&mut self) -> Result<(), usize> {
        let Self { content, variants, media, .. } = self;
        let Checked { draft, .. } = content;
        for (index, (planned, variant)) in variants.iter_mut().zip(&draft.variants).enumerate() {
            planned.media_id = picture_of(variant, media, &draft.media);
            if planned.media_id.is_none() && (variant.media_id.is_some() || variant.media_url.is_some()) {
                return Err(index);
            }
        }
        Ok(())
    }

    /// What is shown beside a line of a cart: a small copy of the main picture, or else the picture itself.
    pub(crate) fn image_url(&self) -> Option<&str> {
        let main = self.content.draft.media.first()?;
        let thumbnail = self.media.first().and_then(|medium| medium.derived.thumbnail());
        Some(thumbnail.unwrap_or(main.url.as_str()))
    }
}

fn picture_of(variant: &VariantDraft, planned: &[PlannedMedium], drafts: &[MediumDraft]) -> Option<ImageId> {
    if let Some(id) = variant.media_id {
        return planned.iter().map(|medium| medium.id).find(|known| *known == id);
    }
    let url = variant.media_url.as_ref()?;
    planned.iter().zip(drafts).find(|(_, medium)| medium.url == *url).map(|(planned, _)| planned.id)
}

fn take(
    left: &mut [Option<ExistingVariant>],
    fits: impl Fn(&ExistingVariant) -> bool,
) -> Option<ExistingVariant> {
    left.iter_mut().find(|variant| variant.as_ref().is_some_and(&fits))?.take()
}

fn planned(sku: Option<&str>, found: Option<ExistingVariant>) -> PlannedVariant {
    let id = found.as_ref().map_or_else(VariantId::new, |found| found.id);
    let in_stock = found.as_ref().is_some_and(|found| found.in_stock);
    // The id makes up a SKU that nobody else has.
    let sku =
        sku.map(str::to_owned).or_else(|| found.map(|found| found.sku)).unwrap_or_else(|| id.to_string());
    PlannedVariant { id, sku, in_stock, media_id: None }
}
