//! The shop's pages, through the door, with a small bundle of our own in place of the built web pages.

mod files;
mod freshness;
mod misbehaving;
mod pages;
mod publishing;
mod searchers;

use std::{fs, path::Path};

use reqwest::RequestBuilder;
use serde_json::{Value, json};

use crate::shop::{Answer, Shop, send};

/// The source of the bundle.
const BUNDLE: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/storefront-bundle");

/// A shop that shows the pages of the bundle.
async fn open() -> Shop {
    open_with(&[]).await
}

async fn open_with(settings: &[(&str, &str)]) -> Shop {
    let pages = [("storefront.enabled", "true"), ("storefront.folder", BUNDLE)];
    Shop::with(&[&pages, settings].concat()).await
}

/// A request as a browser makes it that follows a link.
fn visit(shop: &Shop, path: &str) -> RequestBuilder {
    shop.client().get(shop.url(path)).header("accept", "text/html,application/xhtml+xml,*/*;q=0.8")
}

async fn page(shop: &Shop, path: &str) -> Answer {
    send(visit(shop, path)).await
}

/// The shop's numbers: the value of a metric, 0 if it is not there.
async fn number(shop: &Shop, metric: &str) -> u64 {
    let numbers = send(shop.client().get(shop.url("/metrics"))).await.text;
    let line = numbers.lines().find_map(|line| line.strip_prefix(metric));
    line.map_or(0, |value| value.trim().parse().unwrap())
}

async fn made(shop: &Shop) -> u64 {
    number(shop, "storefront_pages_total{outcome=\"made\"}").await
}

/// A product as staff writes it.
fn mug(title: &str, price: i64) -> Value {
    json!({"title": title, "handle": "odd-mug", "status": "active", "variants": [{"sku": "ODD-1", "price": price, "stock": 5}]})
}

/// A copy of the bundle that a test may change.
fn copy_of_bundle(to: &Path) {
    for file in [
        "client/index.html",
        "client/sw.js",
        "client/favicon.svg",
        "client/assets/app-1a2b3c4d.js",
        "server/render.js",
    ] {
        fs::create_dir_all(to.join(file).parent().unwrap()).unwrap();
        fs::copy(Path::new(BUNDLE).join(file), to.join(file)).unwrap();
    }
}
