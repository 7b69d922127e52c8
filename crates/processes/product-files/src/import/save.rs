//! Saving a chunk: the catalogue first, then its stock together with the note that it was imported. Whatever is
//! interrupted between the two is done again by the next import.

use catalog::{CatalogError, ProductDraft};
use primitives::VariantId;

use super::{
    Import, News,
    draft::{draft_of, faults_of},
    shelve::{Refused, Saved, parts, put_on_shelf},
};
use crate::{ImportError, RowError, Words};

impl Import {
    pub(super) async fn save(&mut self, news: Vec<News>) -> Result<(), ImportError> {
        let (mut described, mut drafts) = (Vec::with_capacity(news.len()), Vec::with_capacity(news.len()));
        for news in news {
            match self.describe(&news).await? {
                Ok(draft) => {
                    described.push(news);
                    drafts.push(draft);
                }
                Err(faults) => self.report.fail(faults),
            }
        }
        let mut saved = Vec::with_capacity(drafts.len());
        for (news, outcome) in described.into_iter().zip(self.target.catalog.save_many(drafts).await?) {
            match outcome {
                Ok(product) => {
                    self.report.count(&news.sheet, product.change);
                    saved.push(Saved::of(news, &product));
                }
                Err(error) => self.report.fail(faults_of(&news.sheet, &error)),
            }
        }
        for part in parts(saved) {
            self.shelve(part).await?;
        }
        Ok(())
    }

    /// The draft with its category, which is made only for a product that can be saved.
    async fn describe(&mut self, news: &News) -> Result<Result<ProductDraft, Vec<RowError>>, ImportError> {
        let mut draft = match draft_of(&news.sheet) {
            Ok(draft) => draft,
            Err(faults) => return Ok(Err(faults)),
        };
        if !news.sheet.category.is_empty() {
            match self.categories.ensure(&self.target.catalog, &news.sheet.category).await {
                Ok(handle) => draft.category = Some(handle),
                Err(error @ CatalogError::TooManyCategories) => {
                    return Ok(Err(faults_of(&news.sheet, &error)));
                }
                Err(error) => return Err(error.into()),
            }
        }
        Ok(Ok(draft))
    }

    async fn shelve(&mut self, part: Vec<Saved>) -> Result<(), ImportError> {
        let variants: Vec<VariantId> = part.iter().flat_map(Saved::variants).collect();
        let now = self.target.clock.now();
        let write = self
            .target
            .database
            .write(move |tx| put_on_shelf(tx, now, &part).map(|refused| faults_of_refused(&part, &refused)));
        write.await?.into_iter().for_each(|fault| self.report.note(fault));
        let there = self.target.database.read(|s| inventory::availability(s, &variants)).await?;
        // Listings are right at once, and not only when the event of the change is delivered.
        Ok(self.target.catalog.stock_changed(&there.into_iter().collect::<Vec<_>>()).await?)
    }
}

fn faults_of_refused(part: &[Saved], refused: &Refused) -> Vec<RowError> {
    let fault = |(variant, line, words): (VariantId, u64, &'static Words)| {
        let message = format!("{} pieces are reserved; the stock is left as it is", refused.get(&variant)?);
        Some(RowError::new(line, words.stock, message))
    };
    part.iter().flat_map(Saved::lines).filter_map(fault).collect()
}
