//! One process that answers and one that works, on one folder.

use std::fs;

use crate::shop::{Shop, wait_until};

const HEAD: &str = "Handle,Title,Body (HTML),Vendor,Type,Tags,Published,Option1 Name,Option1 Value,Variant SKU,\
    Variant Inventory Qty,Variant Price\n";
const LAMP: &str = "lighthouse-lamp,Lighthouse Lamp,It turns.,Pharos,Lamps,,TRUE,,,LAMP,7,49.90\n";

#[tokio::test]
async fn a_shop_of_two_processes_sells_and_finds_what_is_new() {
    let mut shop = Shop::start().await;
    shop.split().await;
    let mut buyer = shop.buyer();
    let done = buyer.purchase("tok_success").await.is(200);
    assert_eq!(done.at("/checkout/status"), "completed");

    let file = shop.folder().join("products.csv");
    let import = |rows: &str| {
        fs::write(&file, format!("{HEAD}{rows}")).unwrap();
        assert_eq!(shop.command(&["import", "products", file.to_str().unwrap()]).code, 0);
    };
    import(LAMP);
    wait_until("the lamp is found", async || {
        shop.guest().get("/products?q=lighthouse").await.at("/items/0/handle") == "lighthouse-lamp"
    })
    .await;
    shop.guest().get("/products/lighthouse-lamp").await.is(200);
    import(&LAMP.replace("49.90", "39.90"));
    wait_until("the new price is shown", async || {
        shop.guest().get("/products/lighthouse-lamp").await.at("/variants/0/price") == 3990
    })
    .await;
}

#[tokio::test]
async fn a_second_process_that_works_or_keeps_the_schedules_is_refused_with_advice() {
    let mut shop = Shop::start().await;
    shop.split().await;
    for role in ["worker", "scheduler"] {
        let refused = shop.command(&["serve", "--roles", role]);
        assert_eq!(refused.code, 1);
        assert!(refused.stderr.contains(&format!("the role {role}")), "{}", refused.stderr);
        assert!(refused.stderr.contains("--roles api"), "{}", refused.stderr);
    }
}
