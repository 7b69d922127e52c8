//! The shop's pages: the files that browsers load, and pages that the same React code renders here. Whatever goes wrong
//! with rendering, the shopper gets the plain page, which the browser fills.

mod assets;
mod bundle;
mod for_searchers;
mod page_address;
mod page_cache;
mod page_maker;
mod page_script;
mod policy;
mod public_answers;
mod shop_copy;
mod shop_facts;
mod site_pages;
mod sitemap;
mod template;

use std::sync::Arc;

use anyhow::{Context, Result};
use axum::{
    extract::Request,
    http::Method,
    response::{IntoResponse, Response},
};
use http_kit::Problem;
use page_render::{RenderOptions, Renderer};

pub use self::public_answers::PublicAnswers;
use self::{
    assets::Assets, bundle::Bundle, page_address::PageAddress, page_cache::PageCache, page_maker::PageMaker,
    page_script::PageScript, policy::Policy, shop_facts::ShopFacts, template::Template,
};
pub(crate) use self::{
    for_searchers::{robots, routes as routes_for_searchers},
    shop_copy::{CopyOptions, ShopCopy},
    site_pages::{LANGUAGES, PERSONAL, Range, SitePage, SitePages, path_in},
    sitemap::Sitemap,
};
use crate::settings::Settings;

/// The pages of this store.
pub struct Storefront {
    assets: Assets,
    pages: PageCache,
    policy: Policy,
}

impl Storefront {
    /// The pages that the settings name; `None` when this build has none or they are switched off.
    ///
    /// # Errors
    /// What is wrong with the files or a setting.
    pub fn open(settings: &Settings, answers: PublicAnswers) -> Result<Option<Arc<Self>>> {
        if !settings.storefront.enabled {
            return Ok(None);
        }
        let Some(bundle) = Bundle::of(&settings.storefront.folder)? else { return Ok(None) };
        let facts = ShopFacts::of(settings);
        let template = Template::parse(bundle.page()?, &facts.for_browsers(""))
            .context("index.html of the storefront")?;
        let script = bundle.script().map(|script| {
            let renderer = Renderer::new(script, RenderOptions::default());
            PageScript::new(renderer, answers.clone(), settings.public_url(), facts.clone())
        });
        let maker = PageMaker::new(template, script, &facts.name);
        let bytes = u64::from(settings.limits.page_cache_mib) * 1024 * 1024;
        Ok(Some(Arc::new(Self {
            assets: Assets::of(&bundle),
            pages: PageCache::new(maker, answers, bytes),
            policy: Policy::of(&settings.public_url()),
        })))
    }

    /// The file or the page that is asked for.
    pub async fn respond(&self, request: Request) -> Response {
        if !matches!(*request.method(), Method::GET | Method::HEAD) {
            return Problem::not_found().into_response();
        }
        if let Some(asset) = self.assets.get(request.uri().path()) {
            return asset.respond(request.headers());
        }
        match PageAddress::of(&request) {
            Some(address) => {
                let page = self.pages.get(&address).await;
                self.policy.protect(page.respond(request.headers()))
            }
            None => Problem::not_found().into_response(),
        }
    }
}
