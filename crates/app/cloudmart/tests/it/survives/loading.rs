//! Loading many products when the shop or the import dies in the middle: doing it again completes it.

use std::{
    collections::BTreeMap,
    fmt::Write,
    fs,
    path::{Path, PathBuf},
    time::Duration,
};

use tokio::time::{sleep, timeout};

use super::{FULL, books, seed::Seed};
use crate::shop::{Shop, wait_until};

/// What shoppers see of a catalogue: number, price and quantity of each product's variants.
type Catalogue = BTreeMap<String, Vec<(String, i64, i64)>>;

const DEATHS: u64 = 12;
const PRODUCTS: usize = 600;

#[tokio::test]
async fn a_demo_shop_whose_loading_was_killed_is_completed_by_the_next_start() {
    let mut seed = Seed::chosen();
    let undisturbed = Shop::start().await;
    let mut shop = Shop::with(&[FULL]).await;
    shop.kill();
    shop.forget_everything(&[FULL]);
    for death in 0..DEATHS {
        let _ = timeout(Duration::from_millis(20 + death * 40 + seed.below(60)), shop.restart()).await;
        shop.kill();
    }
    shop.restart().await;

    books::at_rest(&shop).await;
    assert_eq!(catalogue(&shop).await, catalogue(&undisturbed).await);
    assert_eq!(categories(&shop).await, categories(&undisturbed).await);
    for words in ["mug", "lamp", "blue"] {
        wait_until(&format!("{words} is found as often"), async || {
            found(&shop, words).await == found(&undisturbed, words).await
        })
        .await;
    }
    assert_eq!(pictures(&shop), pictures(&undisturbed));
    shop.staff().await;
    books::stock_agrees(&shop);
}

#[tokio::test]
async fn an_import_that_was_killed_is_completed_by_repeating_it() {
    let mut seed = Seed::chosen();
    let (undisturbed, shop) = (Shop::start().await, Shop::with(&[FULL]).await);
    let file = shop.folder().join("products.csv");
    fs::write(&file, sheet()).unwrap();
    let arguments = ["import", "products", file.to_str().unwrap()];
    let whole = undisturbed.command(&arguments);
    assert_eq!(whole.code, 0, "{}", whole.stderr);

    let mut killed = 0;
    for death in 0..DEATHS {
        killed += usize::from(
            killed_import(&shop, &file, Duration::from_millis(40 + death * 60 + seed.below(80))).await,
        );
    }
    assert!(killed > 0, "every import was done before it could be killed");
    let repeated = shop.command(&arguments);
    assert_eq!(repeated.code, 0, "{}", repeated.stderr);

    books::at_rest(&shop).await;
    let expected = catalogue(&undisturbed).await;
    assert!(expected.len() > PRODUCTS, "{} products", expected.len());
    wait_until("the running shop shows everything", async || catalogue(&shop).await.len() == expected.len())
        .await;
    assert_eq!(catalogue(&shop).await, expected);
    books::stock_agrees(&shop);
}

/// Begins an import and kills it after a time; whether it was still at it.
async fn killed_import(shop: &Shop, file: &Path, after: Duration) -> bool {
    let mut import = shop.own_command(&["import", "products", file.to_str().unwrap()]).spawn().unwrap();
    sleep(after).await;
    let _ = import.kill();
    import.wait().unwrap().code().is_none()
}

fn sheet() -> String {
    let mut rows = "Handle,Title,Vendor,Type,Published,Option1 Name,Option1 Value,Variant SKU,Variant Inventory Tracker,\
        Variant Inventory Qty,Variant Inventory Policy,Variant Price\n"
        .to_owned();
    for number in 0..PRODUCTS {
        let (kind, pieces) = (number % 7, number % 50);
        writeln!(rows, "thing-{number},Thing {number},Acme,Kind {kind},true,Size,S,T-{number}-S,shopify,{pieces},deny,9.90")
            .unwrap();
        writeln!(rows, "thing-{number},,,,,,L,T-{number}-L,shopify,3,deny,10.90").unwrap();
    }
    rows
}

async fn catalogue(shop: &Shop) -> Catalogue {
    let (mut all, mut cursor) = (Catalogue::new(), String::new());
    loop {
        let page = shop.guest().get(&format!("/products?limit=100{cursor}")).await.is(200);
        for product in page.json["items"].as_array().unwrap() {
            let variants = product["variants"].as_array().unwrap().iter().map(|variant| {
                let number = |value: &serde_json::Value| value.as_i64().unwrap_or(-1);
                let sku = variant["sku"].as_str().unwrap().to_owned();
                (sku, number(&variant["price"]), number(&variant["availability"]["quantity"]))
            });
            let doubled = all.insert(product["handle"].as_str().unwrap().to_owned(), variants.collect());
            assert_eq!(doubled, None, "{}", product["handle"]);
        }
        match page.at("/pagination/next_cursor").as_str() {
            Some(next) => cursor = format!("&cursor={next}"),
            None => return all,
        }
    }
}

async fn categories(shop: &Shop) -> String {
    let answer = shop.guest().get("/categories").await.is(200);
    let handles = answer.text.split('"').filter(|word| !word.starts_with("cat_"));
    handles.collect::<Vec<_>>().join("\"")
}

/// How many products a search finds.
async fn found(shop: &Shop, words: &str) -> usize {
    let answer = shop.guest().get(&format!("/products?limit=100&q={words}")).await.is(200);
    answer.json["items"].as_array().unwrap().len()
}

/// The pictures on disk with their sizes.
fn pictures(shop: &Shop) -> BTreeMap<PathBuf, u64> {
    let folder = shop.folder().join("data/objects/media");
    let files = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap());
    let whole = files.filter(|file| !file.file_name().to_string_lossy().ends_with(".part"));
    whole.map(|file| (file.file_name().into(), file.metadata().unwrap().len())).collect()
}
