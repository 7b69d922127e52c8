//! Pages for a static copy of the shop: made by the same script, into the same template, and told where the API is.

use std::time::Duration;

use anyhow::{Context, Result};
use bytes::Bytes;
use page_render::{RenderOptions, Renderer};

use super::{
    PublicAnswers,
    bundle::Bundle,
    page_maker::{Page, PageMaker},
    page_script::PageScript,
    policy,
    shop_facts::ShopFacts,
    template::Template,
};
use crate::settings::Settings;

/// Nobody waits for a page of a copy; a machine that is busy with other things shall not cost one.
const PATIENCE: Duration = Duration::from_secs(30);

/// Where a copy will be.
#[derive(Debug, Clone)]
pub(crate) struct CopyOptions {
    /// Its address.
    pub(crate) base_url: String,
    /// The address of the API; empty when it is that of the copy.
    pub(crate) api_base: String,
}

/// What a static copy is made of.
pub(crate) struct ShopCopy {
    bundle: Bundle,
    maker: PageMaker,
    engines: usize,
}

impl ShopCopy {
    /// `None` when this build has no web pages.
    pub(crate) fn open(
        settings: &Settings,
        answers: PublicAnswers,
        options: CopyOptions,
    ) -> Result<Option<Self>> {
        let Some(bundle) = Bundle::of(&settings.storefront.folder)? else { return Ok(None) };
        let CopyOptions { base_url, api_base } = options;
        let facts = ShopFacts::of(settings).at(base_url.clone());
        let template = Template::parse(bundle.page()?, &facts.for_browsers(&api_base))
            .context("index.html of the storefront")?;
        let engines = std::thread::available_parallelism().map_or(1, usize::from);
        let script = bundle.script().map(|script| {
            let renderer = Renderer::new(
                script,
                RenderOptions { engines, time: PATIENCE, wait: PATIENCE, ..RenderOptions::default() },
            );
            PageScript::new(renderer, answers, base_url, facts.clone()).with_api_at(api_base.clone())
        });
        let maker = PageMaker::new(template, script, &facts.name).with_head(policy::as_element(&api_base));
        Ok(Some(Self { bundle, maker, engines }))
    }

    /// The files that browsers load, by their path.
    pub(crate) fn files(&self) -> impl Iterator<Item = (&str, &Bytes)> {
        self.bundle.files()
    }

    /// The page at a path; `None` if it cannot be made.
    pub(crate) async fn page(&self, path: &str) -> Option<Bytes> {
        match self.maker.make(path).await? {
            Ok(made) => match made.page {
                Page::Shown(page) => Some(page.body().clone()),
                Page::Moved(_) => None,
            },
            Err(error) => {
                tracing::error!(%error, path, "a page could not be rendered");
                None
            }
        }
    }

    /// The page that browsers fill.
    pub(crate) fn plain(&self) -> Bytes {
        match self.maker.plain() {
            Page::Shown(page) => page.body().clone(),
            Page::Moved(_) => Bytes::new(),
        }
    }

    /// How many pages are rendered at once.
    pub(crate) const fn engines(&self) -> usize {
        self.engines
    }
}
