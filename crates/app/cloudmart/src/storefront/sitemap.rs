//! The site map: an index and its parts, each page with its forms in the other languages. Parts begin behind a product
//! and not at a number, so the last one costs what the first one costs.

use std::{fmt, str::FromStr};

use bytes::Bytes;
use catalog::CatalogError;
use futures::{Stream, StreamExt, stream};
use primitives::ProductId;

use super::site_pages::{LANGUAGES, Range, SitePage, SitePages};

/// Products of a part: with two languages that makes 50,000 addresses, the most that a part may have.
const PART: u32 = 50_000 / LANGUAGES.len() as u32;

const HEAD: &str = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n";

const PART_HEAD: &str = "<urlset xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\" \
     xmlns:xhtml=\"http://www.w3.org/1999/xhtml\">\n";

/// A part of the site map; written as the name of its file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum SitemapPart {
    /// Everything but products.
    Pages,
    /// Products behind this one.
    Products(Option<ProductId>),
}

/// The site map of a shop at one address.
#[derive(Clone)]
pub(crate) struct Sitemap {
    pages: SitePages,
    base_url: String,
}

impl Sitemap {
    pub(crate) const fn new(pages: SitePages, base_url: String) -> Self {
        Self { pages, base_url }
    }

    /// The parts there are.
    pub(crate) async fn parts(&self) -> Result<Vec<SitemapPart>, CatalogError> {
        let (mut parts, mut after) = (vec![SitemapPart::Pages], None);
        loop {
            parts.push(SitemapPart::Products(after));
            match self.pages.part(after, PART).await?.until {
                Some(end)
                    if self.pages.products(Range { after: Some(end), until: None }).await?.is_some() =>
                {
                    after = Some(end);
                }
                _ => return Ok(parts),
            }
        }
    }

    /// The index.
    pub(crate) async fn index(&self) -> Result<String, CatalogError> {
        let mut text =
            format!("{HEAD}<sitemapindex xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\">\n");
        for part in self.parts().await? {
            let address = escaped(&format!("{}/sitemaps/{part}", self.base_url));
            text.push_str(&format!("<sitemap><loc>{address}</loc></sitemap>\n"));
        }
        text.push_str("</sitemapindex>\n");
        Ok(text)
    }

    /// The text of a part, piece by piece.
    pub(crate) async fn part(
        self,
        part: SitemapPart,
    ) -> Result<impl Stream<Item = Result<Bytes, CatalogError>> + Send + use<>, CatalogError> {
        let (begin, range) = match part {
            SitemapPart::Pages => (self.pages.without_products().await?, None),
            SitemapPart::Products(after) => (Vec::new(), Some(self.pages.part(after, PART).await?)),
        };
        let head = format!("{HEAD}{PART_HEAD}{}", self.text_of(&begin));
        let steps = stream::try_unfold((self, range), |(sitemap, range)| async move {
            let Some(range) = range else { return Ok(None) };
            let Some((pages, rest)) = sitemap.pages.products(range).await? else { return Ok(None) };
            let text = Bytes::from(sitemap.text_of(&pages));
            Ok(Some((text, (sitemap, Some(rest)))))
        });
        let end = Ok(Bytes::from_static(b"</urlset>\n"));
        Ok(stream::iter([Ok(head.into())]).chain(steps).chain(stream::iter([end])))
    }

    fn text_of(&self, pages: &[SitePage]) -> String {
        let mut text = String::with_capacity(pages.len() * 1_024);
        for page in pages {
            let address = |base| escaped(&format!("{}{}", self.base_url, page.path_in(base)));
            let mut forms = String::new();
            for (language, base) in LANGUAGES.into_iter().chain([("x-default", LANGUAGES[0].1)]) {
                let form = address(base);
                forms.push_str(&format!(
                    "<xhtml:link rel=\"alternate\" hreflang=\"{language}\" href=\"{form}\"/>"
                ));
            }
            let changed = page.changed.map(|time| format!("<lastmod>{time}</lastmod>")).unwrap_or_default();
            for (_, base) in LANGUAGES {
                text.push_str(&format!("<url><loc>{}</loc>{changed}{forms}</url>\n", address(base)));
            }
        }
        text
    }
}

const PAGES: &str = "pages.xml";
const PRODUCTS: &str = "products.xml";
const BEHIND: &str = "products-behind-";

impl fmt::Display for SitemapPart {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Pages => f.write_str(PAGES),
            Self::Products(None) => f.write_str(PRODUCTS),
            Self::Products(Some(after)) => write!(f, "{BEHIND}{after}.xml"),
        }
    }
}

impl FromStr for SitemapPart {
    type Err = ();

    fn from_str(name: &str) -> Result<Self, ()> {
        match name {
            PAGES => Ok(Self::Pages),
            PRODUCTS => Ok(Self::Products(None)),
            name => {
                let id = name.strip_prefix(BEHIND).and_then(|rest| rest.strip_suffix(".xml")).ok_or(())?;
                id.parse().map(|id| Self::Products(Some(id))).map_err(|_| ())
            }
        }
    }
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('"', "&quot;")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_name_of_a_part_leads_back_to_it() {
        for part in
            [SitemapPart::Pages, SitemapPart::Products(None), SitemapPart::Products(Some(ProductId::new()))]
        {
            assert_eq!(part.to_string().parse(), Ok(part));
        }
        for name in ["", "pages", "products-behind-.xml", "products-behind-prod_x.xml", "../pages.xml"] {
            assert_eq!(name.parse::<SitemapPart>(), Err(()), "{name}");
        }
    }
}
