//! What a shopper who is still typing may mean: ready-made, for each beginning once in a while.

use std::{cmp::Reverse, net::IpAddr, time::Duration};

use http_kit::ReadyMade;

use super::{Catalog, get_product::ready_made};
use crate::{
    answers::Subject,
    error::CatalogError,
    store::suggestions,
    suggestion::{Suggestions, is_called_so},
};

/// The most suggestions of a kind.
pub const MAX_SUGGESTIONS: usize = 10;

/// Products that are looked at for each one that is wanted: some may have been sold off since they were indexed.
const SPARE: usize = 2;

impl Catalog {
    /// Questions, categories and products that `text`, which may end in the middle of a word, may stand for; `limit`
    /// (at most [`MAX_SUGGESTIONS`]) of each at most.
    ///
    /// # Errors
    /// Why it cannot be answered.
    pub async fn list_suggestions(&self, text: &str, limit: usize) -> Result<ReadyMade, CatalogError> {
        let (text, limit) = (text.to_lowercase(), limit.min(MAX_SUGGESTIONS));
        // No query has such a key.
        let key = format!("suggestions/{limit}/{text}");
        let kept = self.lists.get(&key, || self.make_suggestions(&text, limit)).await?;
        Ok(kept.answer.clone())
    }

    async fn make_suggestions(&self, text: &str, limit: usize) -> Result<(ReadyMade, Subject), CatalogError> {
        let completion = self.finder.complete(text, limit, limit * SPARE).await?;
        let (currency, found) = (self.currency, completion.products);
        let read = self.kept.read(|s| {
            let products = suggestions::products(s, &found, currency)?;
            Ok::<_, database::Error>((products, suggestions::categories(s)?))
        });
        let (mut products, mut categories) = read.await?;
        products.truncate(limit);
        categories.retain(|category| is_called_so(&category.title, text));
        categories
            .sort_by(|a, b| (Reverse(a.product_count), &a.title).cmp(&(Reverse(b.product_count), &b.title)));
        categories.truncate(limit);
        let body = Suggestions { questions: completion.questions, categories, products };
        Ok((ready_made(&body)?, Subject::Search))
    }

    /// Counts a question of somebody who is typing.
    ///
    /// # Errors
    /// How long to wait, when there were too many from this network.
    pub(crate) async fn admit_typing(&self, network: IpAddr) -> Result<(), Duration> {
        match &self.typing {
            Some(typing) => typing.take(network, self.clock.now()).await,
            None => Ok(()),
        }
    }
}
