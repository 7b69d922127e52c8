//! The pages, some at a time: rendered side by side, written one after the other.

use anyhow::Result;
use futures::{StreamExt, stream};
use indicatif::ProgressBar;

use super::target::Target;
use crate::storefront::{LANGUAGES, PERSONAL, Range, ShopCopy, SitePage, SitePages, path_in};

/// Pages that are asked for at once for each engine: one is rendered while the data of another is fetched.
const AT_ONCE: usize = 2;

/// For whatever address has no file: the plain page finds out in the browser what is to be shown, such as an order.
const ANYTHING_ELSE: &str = "404.html";

pub(super) async fn write(
    copy: &ShopCopy,
    site: &SitePages,
    target: &mut Target,
    bar: &ProgressBar,
) -> Result<()> {
    let in_each_language = LANGUAGES.len() as u64;
    bar.set_length((site.count().await? + PERSONAL.len() as u64) * in_each_language);
    let personal = PERSONAL.map(|path| SitePage { path: path.to_owned(), changed: None });
    let first = site.without_products().await?.into_iter().chain(personal).collect();
    write_all(copy, first, target, bar).await?;
    let mut range = Range::default();
    while let Some((pages, rest)) = site.products(range).await? {
        write_all(copy, pages, target, bar).await?;
        range = rest;
    }
    target.write(ANYTHING_ELSE, &copy.plain())
}

async fn write_all(
    copy: &ShopCopy,
    pages: Vec<SitePage>,
    target: &mut Target,
    bar: &ProgressBar,
) -> Result<()> {
    let paths = pages.iter().flat_map(|page| LANGUAGES.map(|(_, base)| path_in(&page.path, base)));
    let made = stream::iter(paths).map(async |path| {
        let page = copy.page(&path).await;
        (path, page)
    });
    let mut made = made.buffer_unordered(copy.engines() * AT_ONCE);
    while let Some((path, page)) = made.next().await {
        bar.inc(1);
        if page.is_none() {
            target.count_plain();
        }
        let page = page.unwrap_or_else(|| copy.plain());
        target.write(&file_of(&path), &page)?;
    }
    Ok(())
}

/// The file that a static host shows at a path.
fn file_of(path: &str) -> String {
    format!("{path}/index.html").trim_start_matches('/').to_owned()
}

#[cfg(test)]
mod tests {
    use super::file_of;

    #[test]
    fn pages_are_files_in_folders() {
        for (path, file) in
            [("/", "index.html"), ("/de", "de/index.html"), ("/products/mug", "products/mug/index.html")]
        {
            assert_eq!(file_of(path), file);
        }
    }
}
