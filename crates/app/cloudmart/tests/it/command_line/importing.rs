//! Products brought in while the store is open.

use std::{fs, path::PathBuf};

use serde_json::{Value, json};

use crate::shop::{Finished, Shop, wait_until};

const HEAD: &str = "Handle,Title,Body (HTML),Vendor,Type,Tags,Published,Option1 Name,Option1 Value,Variant SKU,\
    Variant Inventory Qty,Variant Price,Image Src,Status\n";
const LAMP: &str = "lighthouse-lamp,Lighthouse Lamp,<p>It turns.</p>,Pharos,Lamps,\"sea, light\",TRUE,Size,Small,\
    LAMP-S,7,49.90,,active\nlighthouse-lamp,,,,,,,,Large,LAMP-L,3,89.90,,\n";

fn file(shop: &Shop, rows: &str) -> PathBuf {
    let path = shop.folder().join("products.csv");
    fs::write(&path, format!("{HEAD}{rows}")).unwrap();
    path
}

fn import(shop: &Shop, rows: &str, more: &[&str]) -> (Finished, Value) {
    let path = file(shop, rows);
    let arguments = [&["import", "products", path.to_str().unwrap(), "--output", "json"], more].concat();
    let finished = shop.command(&arguments);
    let report = serde_json::from_str(&finished.stdout).unwrap_or_else(|_| panic!("{}", finished.stderr));
    (finished, report)
}

#[tokio::test]
async fn an_imported_product_is_found_and_bought() {
    let shop = Shop::start().await;
    let mut buyer = shop.buyer();

    let (finished, report) = import(&shop, LAMP, &[]);

    assert_eq!((finished.code, &report["created"]), (0, &1.into()), "{}", finished.stderr);
    wait_until("the lamp is found", async || {
        buyer.caller.get("/products?q=lighthouse").await.at("/items/0/handle") == "lighthouse-lamp"
    })
    .await;
    let lamp = buyer.caller.get("/products/lighthouse-lamp").await.is(200);
    assert_eq!(lamp.at("/variants/0/price"), 4990);
    assert_eq!(lamp.at("/variants/1/availability/quantity"), 3);
    buyer.prepare(&lamp.text_at("/variants/1/id"), 3).await;
    let done = buyer.complete("tok_success", "k").await.is(200);
    assert_eq!(done.at("/checkout/status"), "completed");
    assert_eq!(shop.command(&["inventory", "verify"]).code, 0);
}

#[tokio::test]
async fn an_imported_picture_is_shown_from_where_it_is() {
    let shop = Shop::start().await;
    let url = "https://cdn.example/lamp.png?v=1";

    let (finished, _) = import(&shop, &LAMP.replace("49.90,,active", &format!("49.90,{url},active")), &[]);

    assert_eq!(finished.code, 0, "{}", finished.stderr);
    let mut buyer = shop.buyer();
    let lamp = buyer.caller.get("/products/lighthouse-lamp").await.is(200);
    let medium = lamp.at("/media/0");
    assert_eq!((&medium["url"], &medium["placeholder"]), (&url.into(), &Value::Null));
    assert_eq!((&medium["width"], &medium["renditions"]), (&Value::Null, &json!([])));
    buyer.cart().await;
    let cart = buyer.add(&lamp.text_at("/variants/0/id"), 1).await.is(200);
    assert_eq!(cart.at("/line_items/0/image_url"), url);
}

#[tokio::test]
async fn a_repeated_import_changes_nothing() {
    let shop = Shop::start().await;
    import(&shop, LAMP, &[]);
    let lamp = shop.guest().get("/products/lighthouse-lamp").await.is(200);

    let (finished, report) = import(&shop, LAMP, &[]);

    assert_eq!(finished.code, 0);
    assert_eq!(
        (&report["created"], &report["updated"], &report["unchanged"]),
        (&0.into(), &0.into(), &1.into())
    );
    assert_eq!(shop.guest().get("/products/lighthouse-lamp").await.json, lamp.json);
}

#[tokio::test]
async fn a_changed_row_is_an_update_that_shoppers_see() {
    let shop = Shop::start().await;
    import(&shop, LAMP, &[]);
    shop.guest().get("/products/lighthouse-lamp").await.is(200);

    let (_, report) = import(&shop, &LAMP.replace("49.90", "39.90"), &[]);

    assert_eq!((&report["created"], &report["updated"]), (&0.into(), &1.into()));
    wait_until("the new price is shown", async || {
        shop.guest().get("/products/lighthouse-lamp").await.at("/variants/0/price") == 3990
    })
    .await;
}

#[tokio::test]
async fn a_dry_run_changes_nothing() {
    let shop = Shop::start().await;
    let (finished, report) = import(&shop, LAMP, &["--dry-run"]);
    assert_eq!((finished.code, &report["created"]), (0, &1.into()));
    shop.guest().get("/products/lighthouse-lamp").await.refused(404, "not_found");
}

#[tokio::test]
async fn faulty_rows_are_named_by_line_and_the_others_come_in() {
    let shop = Shop::start().await;
    let faulty = format!("{LAMP}dear-lamp,Dear Lamp,,,,,TRUE,,,DEAR,1,a lot,,active\n");

    let (finished, report) = import(&shop, &faulty, &[]);

    assert_eq!(finished.code, 1);
    assert_eq!((&report["created"], &report["failed"]), (&1.into(), &1.into()), "{report}");
    assert!(report["errors"].to_string().contains('4'), "{report}");
    let path = file(&shop, &faulty);
    let in_words = shop.command(&["import", "products", path.to_str().unwrap()]);
    assert!(in_words.stdout.contains("line 4") || in_words.stdout.contains("4:"), "{}", in_words.stdout);
    assert_eq!(shop.command(&["import", "products", "/no/such/file.csv"]).code, 1);
}
