//! What an export has written, an import makes the same catalogue of.

use std::{collections::BTreeMap, io::Cursor};

use catalog::{Product, ProductDraft};
use inventory::{Policy, Tracking};
use product_files::{Exported, Format, ImportOptions};
use serde_json::json;

use crate::shop::{Shop, WARDROBE};

/// Everything that Shopify's columns have no place for, and cells that a spreadsheet would calculate.
fn odd_products() -> Vec<ProductDraft> {
    let all = json!([
        {"handle": "odd", "title": "=1+1", "description": "First\n\nAT&amp;T & < 5 'quoted', \"so\"\n  indented",
         "status": "archived", "category": "wool-hats", "brand": "@home", "tags": ["a, b", "-z", "plain"],
         "attributes": {"washable": true, "grams": 90, "care": "30 °C, =cold"},
         "options": [{"name": "Size", "values": ["L", "S", "unused"]}, {"name": "+Hue", "values": ["'red", "=blue"]}],
         "variants": [
            {"sku": "-S", "options": {"Size": "S", "+Hue": "=blue"}, "price": 1990, "compare_at_price": 1990, "weight_grams": 7,
             "media_url": "/media/c.webp"},
            {"sku": "'L", "options": {"Size": "L", "+Hue": "'red"}, "price": 5, "compare_at_price": 9}],
         "media": [{"url": "/media/a.webp", "alt_text": "@front", "width": 800, "height": 600},
                   {"url": "https://x.example/b.jpg"}, {"url": "/media/c.webp", "alt_text": "two\nlines"}]},
        {"handle": "title-only", "title": "Title only", "status": "draft",
         "options": [{"name": "Title", "values": ["Default Title"]}],
         "variants": [{"sku": "T", "options": {"Title": "Default Title"}, "price": 0}]},
        {"handle": "bare", "title": "Bare", "description": "line one\nline two", "variants": [{"sku": "'=B", "price": 123_456}]}
    ]);
    serde_json::from_value(all).unwrap()
}

async fn filled() -> Shop {
    let shop = Shop::open().await;
    let hats = json!({"title": "Hats > caps", "handle": "head", "position": 3});
    let hats = shop.catalog.create_category(serde_json::from_value(hats).unwrap()).await.unwrap();
    let wool = json!({"title": "Wool", "handle": "wool-hats", "parent_id": hats.id, "position": 9});
    shop.catalog.create_category(serde_json::from_value(wool).unwrap()).await.unwrap();
    let saved = shop.catalog.save_many(odd_products()).await.unwrap();
    let odd = saved.into_iter().next().unwrap().unwrap();
    for (variant, tracking) in odd.variants.into_iter().zip([Tracking::Backorder, Tracking::Tracked]) {
        shop.inventory.register(variant, Policy { tracking, low_stock_at: 5 }, 12).await.unwrap();
    }
    shop.import(WARDROBE).await;
    shop
}

async fn export(shop: &Shop, format: Format) -> (Vec<u8>, Exported) {
    let mut file = Vec::new();
    let written =
        product_files::export(&mut file, format, &shop.catalog, &shop.database, |_| ()).await.unwrap();
    (file, written)
}

/// What is to be the same: everything but ids, numbers and times.
async fn contents(shop: &Shop) -> BTreeMap<String, serde_json::Value> {
    let all = shop.catalog.walk_products(None, 200).await.unwrap();
    let mut contents = BTreeMap::new();
    for product in all {
        let stock = stock(shop, &product).await;
        let mut value = serde_json::to_value(&product).unwrap();
        for key in ["id", "number", "created_at", "updated_at"] {
            value.as_object_mut().unwrap().remove(key);
        }
        let shown: Vec<Option<String>> = product
            .variants
            .iter()
            .map(|variant| Some(product.media.iter().find(|m| Some(m.id) == variant.media_id)?.url.clone()))
            .collect();
        value["pictures_of_variants"] = json!(shown);
        for variant in value["variants"].as_array_mut().unwrap() {
            variant.as_object_mut().unwrap().remove("media_id");
        }
        for list in ["variants", "media"] {
            for entry in value[list].as_array_mut().unwrap() {
                entry.as_object_mut().unwrap().remove("id");
            }
        }
        if let Some(category) = value["category"].as_object_mut() {
            category.remove("id");
        }
        value["stock"] = stock;
        contents.insert(product.handle.to_string(), value);
    }
    contents
}

/// Nobody has told of the stock of a variant that is not registered: that is none.
async fn stock(shop: &Shop, product: &Product) -> serde_json::Value {
    let variants: Vec<_> = product.variants.iter().map(|variant| variant.id).collect();
    let standings = shop.database.read(|s| inventory::standings(s, &variants)).await.unwrap();
    let told = variants.iter().map(|variant| match standings.get(variant) {
        Some(standing) => {
            let pieces: i64 = standing.shelves.iter().map(|shelf| shelf.on_hand).sum();
            json!([standing.policy.tracking.as_str(), pieces])
        }
        None => json!(["tracked", 0]),
    });
    told.collect()
}

async fn comes_back_equal(format: Format) {
    let shop = filled().await;
    let (file, written) = export(&shop, format).await;
    assert_eq!((written.products, written.variants), (5, 7));

    let empty = Shop::open().await;
    let options = ImportOptions { format, ..ImportOptions::default() };
    let report =
        product_files::import(Cursor::new(file.clone()), empty.target(), options, |_| ()).await.unwrap();

    assert_eq!((report.created, report.failed, report.errors), (5, 0, vec![]));
    assert_eq!(contents(&empty).await, contents(&shop).await);
    let tree = |all: Vec<catalog::Category>| {
        let rows =
            all.into_iter().map(|c| (c.handle.to_string(), c.title, c.position, c.parent_id.is_some()));
        rows.collect::<std::collections::BTreeSet<_>>()
    };
    let [there, here] = [&empty, &shop].map(|shop| shop.catalog.all_categories());
    assert_eq!(tree(there.await.unwrap()), tree(here.await.unwrap()));
    assert_eq!(export(&empty, format).await.0, file, "and the same file comes of it");

    let again = product_files::import(Cursor::new(file), empty.target(), options, |_| ()).await.unwrap();
    assert_eq!((again.created, again.updated, again.unchanged), (0, 0, 5));
}

#[tokio::test]
async fn a_catalogue_comes_back_from_shopify_s_columns_as_it_was() {
    comes_back_equal(Format::Shopify).await;
}

#[tokio::test]
async fn a_catalogue_comes_back_from_our_own_lines_as_it_was() {
    comes_back_equal(Format::CloudMart).await;
}

#[tokio::test]
async fn no_cell_is_a_formula() {
    let (file, _) = export(&filled().await, Format::Shopify).await;
    let mut cells = 0;
    for record in csv::Reader::from_reader(file.as_slice()).records() {
        for cell in &record.unwrap() {
            assert!(!cell.trim_start().starts_with(['=', '+', '-', '@']), "{cell}");
            cells += 1;
        }
    }
    assert!(cells > 100, "{cells}");
}

#[tokio::test]
async fn faulty_lines_of_our_own_format_are_named_and_the_others_come_in() {
    let shop = Shop::open().await;
    let options = ImportOptions { format: Format::CloudMart, ..ImportOptions::default() };
    let file = "{\"handle\":\"a\",\"title\":\"A\",\"variants\":[{\"sku\":\"A\",\"price\":1}]}\n\n\
        {\"handle\":\"b\",\"title\":\"B\",\"variants\":[{\"sku\":\"B\",\"price\":1.5}]}\n\
        {\"handle\":\"c\",\"title\":\"C\",\"colour\":1,\"variants\":[]}\n\
        {\"handle\":\"a\",\"title\":\"A\",\"variants\":[{\"sku\":\"A2\",\"price\":1}]}\n\
        {\"handle\":\"d\",\"title\":\"D\",\"options\":[{\"name\":\"Size\",\"values\":[\"S\"]}],\"variants\":[{\"sku\":\"D\",\"price\":1,\"options\":{\"Hue\":\"x\"}}]}\n";
    for dry_run in [true, false] {
        let options = ImportOptions { dry_run, ..options };
        let report = product_files::import(Cursor::new(file), shop.target(), options, |_| ()).await.unwrap();
        let lines: Vec<u64> = report.errors.iter().map(|error| error.line).collect();
        assert_eq!(
            (report.rows, report.created, report.failed, lines),
            (5, 1, 4, vec![3, 4, 5, 6, 6]),
            "{report:?}"
        );
    }
}
