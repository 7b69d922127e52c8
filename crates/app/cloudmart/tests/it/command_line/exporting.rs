//! What the store knows, in files.

use std::{fs, os::unix::fs::PermissionsExt};

use serde_json::{Value, json};

use crate::shop::{Finished, Shop, run};

fn export(shop: &Shop, what: &str, more: &[&str]) -> (Finished, String) {
    let file = shop.folder().join(format!("{what}.csv"));
    let finished = shop.command(&[&["export", what, file.to_str().unwrap()], more].concat());
    (finished, fs::read_to_string(file).unwrap_or_default())
}

#[tokio::test]
async fn a_whole_catalogue_goes_to_another_store_and_is_bought_there() {
    let shop = Shop::start().await;
    let (finished, file) = export(&shop, "products", &[]);
    assert_eq!(finished.code, 0, "{}", finished.stderr);
    assert!(
        file.starts_with("Handle,Title,Body (HTML),Vendor,Type,Tags,Published,Option1 Name"),
        "{file:.200}"
    );

    let other = tempfile::tempdir().unwrap();
    let at = |arguments: &[&str]| {
        run(
            &[arguments, &["--data-dir", other.path().to_str().unwrap(), "--output", "json"]].concat(),
            &[],
            "",
        )
    };
    let first = shop.folder().join("products.csv");
    let imported = at(&["import", "products", first.to_str().unwrap()]);
    let report: Value = serde_json::from_str(&imported.stdout).unwrap();
    assert_eq!((imported.code, report["failed"].as_u64()), (0, Some(0)), "{report}");
    assert!(report["created"].as_u64().unwrap() >= 120, "{report}");
    let second = shop.folder().join("again.csv");
    assert_eq!(at(&["export", "products", second.to_str().unwrap()]).code, 0);
    let sorted = |text: String| {
        let mut rows: Vec<Vec<String>> = csv_rows(&text);
        rows.sort();
        rows
    };
    assert_eq!(sorted(fs::read_to_string(second).unwrap()), sorted(file));
    assert_eq!(at(&["inventory", "verify"]).code, 0);
}

fn csv_rows(text: &str) -> Vec<Vec<String>> {
    let mut reader = csv::Reader::from_reader(text.as_bytes());
    reader.records().map(|record| record.unwrap().iter().map(str::to_owned).collect()).collect()
}

#[tokio::test]
async fn orders_are_told_with_their_lines_and_states() {
    let shop = Shop::start().await;
    let mut buyer = shop.buyer();
    let done = buyer.purchase("tok_success").await.is(200);
    let order = buyer.order(&done).await;

    let (finished, file) = export(&shop, "orders", &["--output", "json"]);

    assert_eq!(finished.code, 0, "{}", finished.stderr);
    let told: Value = serde_json::from_str(&finished.stdout).unwrap();
    assert_eq!(told["orders"], 1);
    let rows = csv_rows(&file);
    assert_eq!(rows.len(), order.at("/line_items").as_array().unwrap().len());
    assert_eq!(rows[0][1], order.text_at("/id"));
    let total = order.total("total");
    assert!(rows[0].contains(&format!("{}.{:02}", total / 100, total % 100)), "{rows:?}");
    assert!(rows[0].contains(&"paid".to_owned()), "{rows:?}");
}

#[tokio::test]
async fn what_customers_write_is_no_formula_and_only_the_owner_reads_it() {
    let shop = Shop::start().await;
    let customer = shop.customer("formula@example.com").await;
    customer
        .patch("/me", json!({"first_name": "=HYPERLINK(\"http://x\")", "phone": "+4930123456"}))
        .await
        .is(200);

    let (finished, file) = export(&shop, "customers", &[]);

    assert_eq!(finished.code, 0, "{}", finished.stderr);
    let row = csv_rows(&file).into_iter().find(|row| row[3] == "formula@example.com").unwrap();
    assert_eq!((row[1].as_str(), row[5].as_str()), ("'=HYPERLINK(\"http://x\")", "'+4930123456"));
    assert!(!file.contains("argon2"), "no password leaves the store");
    let mode = fs::metadata(shop.folder().join("customers.csv")).unwrap().permissions().mode();
    assert_eq!(mode & 0o777, 0o600);
}

#[tokio::test]
async fn a_file_that_is_there_is_not_written_over_unasked() {
    let shop = Shop::start().await;
    let file = shop.folder().join("customers.csv");
    fs::write(&file, "precious").unwrap();
    let (refused, kept) = export(&shop, "customers", &[]);
    assert_eq!((refused.code, kept.as_str()), (1, "precious"));
    assert!(refused.stderr.contains("--force"), "{}", refused.stderr);
    let (forced, written) = export(&shop, "customers", &["--force"]);
    assert!(forced.code == 0 && written.starts_with("Customer ID"), "{}", forced.stderr);
    assert_eq!(shop.command(&["export", "orders", "/no/such/folder/x.csv"]).code, 1);
}
