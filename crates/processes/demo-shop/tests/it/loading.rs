//! Loading into an empty store, again, and after an interruption.

use std::{collections::HashMap, fs, path::PathBuf, time::SystemTime};

use catalog::Product;
use demo_shop::{is_empty, seed};
use primitives::{Amount, VariantId};

use crate::shop::Shop;

async fn all_products(shop: &Shop) -> Vec<Product> {
    let mut all: Vec<Product> = Vec::new();
    loop {
        let after = all.last().map(|product| product.id);
        let part = shop.target.catalog.walk_products(after, 200).await.unwrap();
        if part.is_empty() {
            return all;
        }
        all.extend(part);
    }
}

fn files(folder: PathBuf) -> HashMap<PathBuf, (u64, SystemTime)> {
    let entry = |entry: std::io::Result<fs::DirEntry>| {
        let path = entry.unwrap().path();
        let about = fs::metadata(&path).unwrap();
        (path, (about.len(), about.modified().unwrap()))
    };
    fs::read_dir(folder).unwrap().map(entry).collect()
}

#[tokio::test]
async fn an_empty_store_becomes_a_shop() {
    let shop = Shop::open().await;
    assert!(is_empty(&shop.target.catalog, &shop.target.inventory).await.unwrap());
    let seeded = seed(&shop.target).await.unwrap();
    let products = all_products(&shop).await;
    assert_eq!(products.len(), seeded.products);
    assert_eq!(shop.count("categories").await, i64::try_from(seeded.categories).unwrap());
    assert!(products.len() >= 120 && seeded.categories >= 8);
    assert!(products.iter().all(|product| product.category.is_some() && !product.variants.is_empty()));
    let reduced =
        |product: &Product| product.variants.iter().any(|variant| variant.compare_at_price.is_some());
    assert!(products.iter().any(reduced));
    assert!(products.iter().all(|product| product.price_range.min > Amount::new(0)));
}

#[tokio::test]
async fn every_picture_is_a_file_named_after_its_content() {
    let shop = Shop::open().await;
    seed(&shop.target).await.unwrap();
    let mut files = files(shop.media());
    for medium in all_products(&shop).await.iter().flat_map(|product| &product.media) {
        assert!(medium.width.is_some() && medium.height.is_some() && medium.placeholder.is_some());
        assert!(!medium.alt_text.is_empty(), "{}", medium.url);
        assert_eq!(medium.renditions.iter().map(|copy| copy.width).collect::<Vec<_>>(), [320, 640]);
        let copies = medium.renditions.iter().map(|copy| (copy.url.as_str(), "webp"));
        for (url, extension) in copies.chain([(medium.url.as_str(), "jpg")]) {
            let name = url.strip_prefix("/media/").unwrap();
            let (size, _) =
                files.remove(&shop.media().join(name)).unwrap_or_else(|| panic!("{name} is missing"));
            let mut parts = name.rsplit('.');
            assert!(size > 500 && parts.next() == Some(extension), "{name}: {size}");
            let hash = parts.next().unwrap();
            assert!(hash.len() == 8 && hash.bytes().all(|b| b.is_ascii_hexdigit()), "{name}");
        }
    }
    assert!(files.is_empty(), "{files:?}");
}

#[tokio::test]
async fn every_colour_shows_its_own_picture() {
    let shop = Shop::open().await;
    seed(&shop.target).await.unwrap();
    let mut coloured = 0;
    for product in all_products(&shop).await {
        let mut seen = HashMap::new();
        for variant in &product.variants {
            let Some(colour) = variant.options.get("Colour") else { continue };
            let shown = product.media.iter().position(|medium| Some(medium.id) == variant.media_id);
            let shown = shown.unwrap_or_else(|| panic!("{} has no picture", variant.sku));
            assert_eq!(*seen.entry(shown).or_insert(colour), colour, "{}", variant.sku);
            coloured += 1;
        }
    }
    assert!(coloured > 200, "{coloured}");
}

#[tokio::test]
async fn shelves_have_exactly_what_the_catalogue_says() {
    let shop = Shop::open().await;
    seed(&shop.target).await.unwrap();
    let told: HashMap<String, u32> = catalogue_stock();
    let products = all_products(&shop).await;
    let variants: Vec<_> = products.iter().flat_map(|product| &product.variants).collect();
    assert_eq!(variants.len(), told.len());
    let ids: Vec<VariantId> = variants.iter().map(|variant| variant.id).collect();
    let standings = shop.database.read(|s| inventory::standings(s, &ids)).await.unwrap();
    for variant in variants {
        let standing = &standings[&variant.id];
        assert_eq!(standing.free(), i64::from(told[variant.sku.as_str()]), "{}", variant.sku);
    }
    let empty = told.values().filter(|stock| **stock == 0).count();
    let sold_out = standings.values().filter(|standing| !standing.availability().available).count();
    assert!(empty > 0 && sold_out == empty);
}

/// Read from the files, and not through the code under test.
fn catalogue_stock() -> HashMap<String, u32> {
    let folder = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("catalogue/products");
    let mut all = HashMap::new();
    for file in fs::read_dir(folder).unwrap() {
        let text = fs::read_to_string(file.unwrap().path()).unwrap();
        let products: Vec<serde_json::Value> = serde_json::from_str(&text).unwrap();
        for variant in products.iter().flat_map(|product| product["variants"].as_array().unwrap()) {
            let stock = variant["stock"].as_u64().unwrap().try_into().unwrap();
            all.insert(variant["sku"].as_str().unwrap().to_owned(), stock);
        }
    }
    all
}

#[tokio::test]
async fn loading_again_changes_nothing() {
    let shop = Shop::open().await;
    let first = seed(&shop.target).await.unwrap();
    let (counts, pictures) = (shop.counts().await, files(shop.media()));
    assert!(!is_empty(&shop.target.catalog, &shop.target.inventory).await.unwrap());
    assert_eq!(seed(&shop.target).await.unwrap(), first);
    assert_eq!(shop.counts().await, counts);
    assert_eq!(files(shop.media()), pictures);
}

#[tokio::test]
async fn a_lost_or_broken_picture_is_written_again() {
    let shop = Shop::open().await;
    seed(&shop.target).await.unwrap();
    let pictures = files(shop.media());
    let mut paths = pictures.keys();
    fs::remove_file(paths.next().unwrap()).unwrap();
    fs::write(paths.next().unwrap(), "").unwrap();
    seed(&shop.target).await.unwrap();
    let sizes = |files: HashMap<PathBuf, (u64, SystemTime)>| -> HashMap<PathBuf, u64> {
        files.into_iter().map(|(path, (size, _))| (path, size)).collect()
    };
    assert_eq!(sizes(files(shop.media())), sizes(pictures));
}

#[tokio::test]
async fn the_shop_of_somebody_else_is_not_empty() {
    let shop = Shop::open().await;
    let draft = serde_json::json!({"title": "Own Shoe", "variants": [{"price": 100}]});
    shop.target.catalog.save_many(vec![serde_json::from_value(draft).unwrap()]).await.unwrap();
    assert!(!is_empty(&shop.target.catalog, &shop.target.inventory).await.unwrap());
}

#[tokio::test]
async fn a_shop_that_was_interrupted_counts_as_empty_and_is_completed() {
    let whole = Shop::open().await;
    seed(&whole.target).await.unwrap();
    let shop = Shop::open().await;
    let first = first_handle();
    let draft = serde_json::json!({"title": "Begun", "handle": first, "variants": [{"price": 100}]});
    shop.target.catalog.save_many(vec![serde_json::from_value(draft).unwrap()]).await.unwrap();
    assert!(is_empty(&shop.target.catalog, &shop.target.inventory).await.unwrap());
    seed(&shop.target).await.unwrap();
    assert_eq!(shop.count("products").await, whole.count("products").await);
    assert!(!is_empty(&shop.target.catalog, &shop.target.inventory).await.unwrap());
}

#[tokio::test]
async fn a_shop_that_was_interrupted_before_the_stock_of_its_last_product_is_completed() {
    let whole = Shop::open().await;
    seed(&whole.target).await.unwrap();
    let shop = Shop::open().await;
    for handle in [first_handle(), last_handle()] {
        let draft = serde_json::json!({"title": "Begun", "handle": handle, "variants": [{"price": 100}]});
        shop.target.catalog.save_many(vec![serde_json::from_value(draft).unwrap()]).await.unwrap();
    }
    assert!(is_empty(&shop.target.catalog, &shop.target.inventory).await.unwrap());
    seed(&shop.target).await.unwrap();
    assert_eq!(shop.count("stock_levels").await, whole.count("stock_levels").await);
    assert!(!is_empty(&shop.target.catalog, &shop.target.inventory).await.unwrap());
}

/// The first product of the first file.
fn first_handle() -> String {
    handles(product_files().first().unwrap()).remove(0)
}

/// The last product of the last file.
fn last_handle() -> String {
    handles(product_files().last().unwrap()).pop().unwrap()
}

fn product_files() -> Vec<PathBuf> {
    let folder = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("catalogue/products");
    let mut files: Vec<_> = fs::read_dir(folder).unwrap().map(|file| file.unwrap().path()).collect();
    files.sort();
    files
}

fn handles(file: &PathBuf) -> Vec<String> {
    let products: Vec<serde_json::Value> = serde_json::from_str(&fs::read_to_string(file).unwrap()).unwrap();
    products.iter().map(|product| product["handle"].as_str().unwrap().to_owned()).collect()
}
