//! Measures the catalogue on a full shop: `catalog_speed [products]`.
#![expect(clippy::unwrap_used, clippy::print_stdout, reason = "a tool for people, on its own database")]

use std::{
    collections::HashMap,
    sync::Arc,
    time::{Duration, Instant},
};

use async_trait::async_trait;
use axum::{Router, body::Body, http::Request};
use catalog::{
    Catalog, CatalogOptions, CatalogParts, FinderError, ProductDraft, ProductFinder, Shelf, ShelfError,
    Stocking, StockingError,
};
use primitives::{Availability, Clock, Currency, ProductId, VariantId};
use serde_json::json;
use tower::ServiceExt;

struct Full;

#[async_trait]
impl Shelf for Full {
    async fn availability(
        &self,
        variants: &[VariantId],
    ) -> Result<HashMap<VariantId, Availability>, ShelfError> {
        Ok(variants.iter().map(|variant| (*variant, Availability::of_stock(5))).collect())
    }
}

#[async_trait]
impl Stocking for Full {
    async fn set_initial(&self, _: Vec<(VariantId, i64)>) -> Result<(), StockingError> {
        Ok(())
    }
}

#[async_trait]
impl ProductFinder for Full {
    async fn find(&self, _: &str, _: usize) -> Result<Vec<ProductId>, FinderError> {
        Ok(Vec::new())
    }
}

fn draft(number: usize) -> ProductDraft {
    let size = |size: &str| json!({"options": {"Size": size}, "sku": format!("S-{number}-{size}"), "price": number % 9_973});
    let draft = json!({"title": format!("Product {number}"), "handle": format!("product-{number}"), "category": "below",
        "description": "A thing. ".repeat(40), "tags": ["one", format!("tag {}", number % 500)], "brand": format!("Brand {}", number % 200),
        "options": [{"name": "Size", "values": ["S", "M", "L"]}], "variants": [size("S"), size("M"), size("L")],
        "media": [{"url": format!("/media/{number}.webp")}]});
    serde_json::from_value(draft).unwrap()
}

async fn get(router: &Router, path: &str) {
    let request = Request::get(path).body(Body::empty()).unwrap();
    assert_eq!(router.clone().oneshot(request).await.unwrap().status(), 200, "{path}");
}

async fn measure(name: &str, rounds: u32, mut once: impl AsyncFnMut(u32)) {
    let started = Instant::now();
    for round in 0..rounds {
        once(round).await;
    }
    println!("{name:44} {:9.1} µs", started.elapsed().as_secs_f64() * 1e6 / f64::from(rounds));
}

#[tokio::main]
async fn main() {
    let products: usize = std::env::args().nth(1).map_or(20_000, |text| text.parse().unwrap());
    let folder = tempfile::tempdir().unwrap();
    let migrations = [catalog::MIGRATIONS, queue::MIGRATIONS, http_kit::idempotency::MIGRATIONS].concat();
    let database = database::testing::fresh(folder.path(), &migrations).await.unwrap();
    let catalog = Arc::new(Catalog::new(CatalogParts {
        database,
        clock: Clock::system(),
        currency: Currency::USD,
        finder: Arc::new(Full),
        shelf: Arc::new(Full),
        stocking: Arc::new(Full),
        options: CatalogOptions::default(),
    }));
    let path = ["Top", "Below"].map(|title| title.parse().unwrap());
    catalog.ensure_category(path.to_vec()).await.unwrap();
    let started = Instant::now();
    let mut slowest = Duration::ZERO;
    for first in (0..products).step_by(100) {
        let begun = Instant::now();
        for saved in
            catalog.save_many((first..(first + 100).min(products)).map(draft).collect()).await.unwrap()
        {
            saved.unwrap();
        }
        slowest = slowest.max(begun.elapsed());
    }
    println!("saved {products} products in {:.1?}, the slowest hundred in {slowest:.1?}", started.elapsed());
    let router: Router = catalog::http::routes(Arc::clone(&catalog)).split_for_parts().0;
    measure("list, kept", 20_000, async |_| get(&router, "/products?sort=price&limit=20").await).await;
    measure("detail, kept", 20_000, async |_| get(&router, "/products/product-7").await).await;
    for query in
        ["", "sort=price", "category=below&sort=rating", "min_price=9000", "sort=newest&min_price=9972"]
    {
        let path = format!("/products?{query}");
        measure(&format!("list of 20, {path}"), 50, async |_| {
            catalog.heard(&catalog::Stale::Everything);
            get(&router, &path).await;
        })
        .await;
    }
    let changed = catalog.walk_products(None, 1).await.unwrap()[0].id;
    for query in [
        "facets=true",
        "facets=true&category=below&in_stock=true&option=Size:M",
        "brand=Brand%207&sort=price",
        "option=Size:M&sort=best_selling",
    ] {
        let path = format!("/products?{query}");
        let started = Instant::now();
        catalog.heard(&catalog::Stale::Everything);
        get(&router, &path).await;
        println!("{:44} {:9.1} ms", format!("all facts read, {path}"), started.elapsed().as_secs_f64() * 1e3);
        measure(&format!("a product has changed, {path}"), 50, async |_| {
            catalog.forget_product(changed);
            get(&router, &path).await;
        })
        .await;
    }
    measure("related, made", 500, async |round| {
        get(&router, &format!("/products/product-{}/related", round as usize * 37 % products)).await;
    })
    .await;
    measure("detail, read", 2_000, async |round| {
        get(&router, &format!("/products/product-{}", round as usize % products)).await;
    })
    .await;
}
