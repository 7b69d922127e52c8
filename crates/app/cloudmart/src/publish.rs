//! A static copy of the shop for a bucket: every page that anybody may find, the files that browsers load, the pictures
//! and the site map. What is added comes first and what has gone goes last, so that a reader at any moment finds a whole
//! shop, and a copy that was cut off is finished by the next one.

mod media;
mod pages;
mod report;
mod target;

use std::{path::Path, sync::Arc};

use anyhow::{Context, Result};
use futures::TryStreamExt;
use indicatif::ProgressBar;

pub use self::report::Report;
use self::target::Target;
use crate::{
    api,
    storefront::{CopyOptions, ShopCopy, SitePages, Sitemap, robots},
    wiring::Shop,
};

/// Where the copy will be, and where its API is.
#[derive(Debug, Clone)]
pub struct Addresses {
    /// The address of the copy, without a slash at its end.
    pub base_url: String,
    /// The address of the API, without a slash at its end; empty when it is that of the copy.
    pub api_base: String,
}

/// Writes the copy into `folder`.
///
/// # Errors
/// When there are no web pages to copy, the folder is none of ours, or something cannot be read or written.
pub async fn publish(
    shop: &Arc<Shop>,
    folder: &Path,
    addresses: Addresses,
    bar: &ProgressBar,
) -> Result<Report> {
    let Addresses { base_url, api_base } = addresses;
    let options = CopyOptions { base_url: base_url.clone(), api_base };
    let copy = ShopCopy::open(&shop.settings, api::public_answers(shop)?, options)?.context(
        "this build has no web pages: build them with `npm ci && npm run build` in web/ and build the store again, \
         or name a folder with them in storefront.folder",
    )?;
    let site = SitePages::new(shop.catalog.clone());
    let mut target = Target::open(folder)?;
    for (path, bytes) in copy.files() {
        target.write(path, bytes)?;
    }
    media::copy(&shop.media_folder, &mut target)?;
    pages::write(&copy, &site, &mut target, bar).await?;
    target.write("robots.txt", robots(&base_url).as_bytes())?;
    write_sitemap(&Sitemap::new(site, base_url), &mut target).await?;
    target.finish()
}

async fn write_sitemap(sitemap: &Sitemap, target: &mut Target) -> Result<()> {
    for part in sitemap.parts().await? {
        let text = sitemap.clone().part(part).await?;
        let text: Vec<u8> = text.map_ok(|piece| piece.to_vec()).try_concat().await?;
        target.write(&format!("sitemaps/{part}"), &text)?;
    }
    target.write("sitemap.xml", sitemap.index().await?.as_bytes())
}
