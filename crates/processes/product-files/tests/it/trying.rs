//! Dry runs.

use crate::shop::{Shop, WARDROBE};

async fn rows_in_the_shop(shop: &Shop) -> Vec<i64> {
    let mut all = Vec::new();
    for table in ["products", "categories", "product_imports", "stock_movements", "outbox"] {
        all.push(shop.count(table).await);
    }
    all
}

#[tokio::test]
async fn a_dry_run_writes_nothing_and_tells_what_an_import_would() {
    let shop = Shop::open().await;
    let rows = format!("{WARDROBE}bad,Bad,,,,,true,Title,Default Title,BAD,,,1,deny,ten,,,\n");
    let tried = shop.try_out(&rows).await;
    assert_eq!(rows_in_the_shop(&shop).await, [0; 5]);
    assert_eq!(tried, shop.import(&rows).await);
    let before = rows_in_the_shop(&shop).await;
    let changed = rows.replace("19.90", "18.50");
    let tried = shop.try_out(&changed).await;
    assert_eq!(rows_in_the_shop(&shop).await, before);
    assert_eq!((tried.created, tried.updated, tried.unchanged), (0, 1, 1));
    assert_eq!(tried, shop.import(&changed).await);
}

#[tokio::test]
async fn a_dry_run_finds_a_sku_that_two_products_have() {
    let shop = Shop::open().await;
    let rows = "a,A,,,,,true,Title,Default Title,X,,,1,deny,1,,,\nb,B,,,,,true,Title,Default Title,X,,,1,deny,1,,,\n";
    let tried = shop.try_out(rows).await;
    assert_eq!((tried.created, tried.failed), (1, 1));
    assert_eq!((tried.errors[0].line, tried.errors[0].column), (3, Some("Variant SKU")));
    let imported = shop.import(rows).await;
    assert_eq!((imported.created, imported.failed), (1, 1));
}
