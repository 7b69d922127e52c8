//! Every page that anybody may find: a few fixed ones, one for each category, one for each product, in each language.

use std::sync::Arc;

use catalog::{Catalog, CatalogError};
use primitives::{ProductId, Timestamp};

/// Languages with the beginning of their paths; the first one is that of whoever has no other wish.
pub(crate) const LANGUAGES: [(&str, &str); 2] = [("en", ""), ("de", "/de")];

/// Pages that are always there and worth finding.
const FIXED: [&str; 6] = ["/", "/products", "/shipping", "/returns", "/privacy", "/contact"];

/// Pages that become somebody's own once the browser has filled them; none for searchers.
pub(crate) const PERSONAL: [&str; 11] = [
    "/cart",
    "/checkout",
    "/checkout/return",
    "/search",
    "/account",
    "/account/sign-in",
    "/account/create",
    "/account/reset",
    "/account/orders",
    "/account/addresses",
    "/account/profile",
];

/// What searchers are asked not to visit, in each language.
pub(super) const NOT_TO_VISIT: [&str; 5] = ["/cart", "/checkout", "/account", "/orders", "/search"];

/// Products whose addresses are read at a time.
const STEP: u32 = 500;

/// A page that anybody may find, without its language.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct SitePage {
    /// Its path, which begins with a slash.
    pub(crate) path: String,
    /// When what it shows was last changed, if that is known.
    pub(crate) changed: Option<Timestamp>,
}

/// A range of products, by their ids.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct Range {
    pub(crate) after: Option<ProductId>,
    pub(crate) until: Option<ProductId>,
}

/// All pages of the shop, a part at a time.
#[derive(Clone)]
pub(crate) struct SitePages(Arc<Catalog>);

impl SitePage {
    /// Its path in a language whose paths begin so.
    pub(crate) fn path_in(&self, base: &str) -> String {
        path_in(&self.path, base)
    }
}

/// A path in a language whose paths begin with `base`: the home page has no slash at its end but in the first one.
pub(crate) fn path_in(path: &str, base: &str) -> String {
    match (path, base) {
        ("/", base) if !base.is_empty() => base.to_owned(),
        (path, base) => format!("{base}{path}"),
    }
}

impl SitePages {
    pub(crate) const fn new(catalog: Arc<Catalog>) -> Self {
        Self(catalog)
    }

    /// How many there are, in one language.
    pub(crate) async fn count(&self) -> Result<u64, CatalogError> {
        Ok(self.0.count_addresses().await? + self.without_products().await?.len() as u64)
    }

    /// The fixed pages and those of categories.
    pub(crate) async fn without_products(&self) -> Result<Vec<SitePage>, CatalogError> {
        let fixed = FIXED.map(|path| SitePage { path: path.to_owned(), changed: None });
        let categories = self.0.category_addresses().await?.into_iter().map(|(handle, changed)| SitePage {
            path: format!("/categories/{handle}"),
            changed: Some(changed),
        });
        Ok(fixed.into_iter().chain(categories).collect())
    }

    /// The next pages of products in a range, and the range of those that follow; none at the end.
    pub(crate) async fn products(
        &self,
        range: Range,
    ) -> Result<Option<(Vec<SitePage>, Range)>, CatalogError> {
        let found = self.0.walk_addresses(range.after, range.until, STEP).await?;
        let Some(end) = found.last().map(|product| product.id) else { return Ok(None) };
        let page = |product: catalog::ProductAddress| SitePage {
            path: format!("/products/{}", product.handle),
            changed: Some(product.updated_at),
        };
        Ok(Some((found.into_iter().map(page).collect(), Range { after: Some(end), until: range.until })))
    }

    /// The range of the `size` products behind `after`, and whether more follow.
    pub(crate) async fn part(&self, after: Option<ProductId>, size: u32) -> Result<Range, CatalogError> {
        Ok(Range { after, until: self.0.part_end(after, size).await? })
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    /// Which page of the storefront is at which address.
    const ROUTES: &str =
        include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/../../../web/storefront/src/routes.tsx"));

    #[test]
    fn the_fixed_pages_are_those_of_the_storefront() {
        let addresses = ROUTES.lines().filter_map(|line| line.trim().strip_prefix("[\"")?.split('"').next());
        let fixed: BTreeSet<_> = addresses.filter(|path| !path.contains([':', '*'])).collect();
        let known: BTreeSet<_> = FIXED.into_iter().chain(PERSONAL).collect();
        assert_eq!(known, fixed, "those here, and those of web/storefront/src/routes.tsx");
    }
}
