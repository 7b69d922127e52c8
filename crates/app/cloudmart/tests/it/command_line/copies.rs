//! Commands that make the copies of the catalogue again.

use rusqlite::Connection;

use crate::shop::Shop;

fn database(shop: &Shop) -> Connection {
    let database = Connection::open(shop.folder().join("data/cloudmart.db")).unwrap();
    database.busy_timeout(std::time::Duration::from_secs(10)).unwrap();
    database
}

#[tokio::test]
async fn missing_and_wrong_product_documents_are_mended_beside_the_open_store() {
    let shop = Shop::start().await;
    let rebuild = || {
        let done = shop.command(&["catalog", "rebuild-projection", "--output", "json"]);
        assert_eq!(done.code, 0, "{}", done.stderr);
        serde_json::from_str::<serde_json::Value>(&done.stdout).unwrap()
    };
    let products = rebuild()["checked"].as_u64().unwrap();
    assert!(products > 100);
    let spoil =
        "UPDATE product_catalog SET body = '{}' WHERE rowid IN (SELECT rowid FROM product_catalog LIMIT 2)";
    let database = database(&shop);
    assert_eq!(database.execute(spoil, ()).unwrap(), 2);
    let drop = "DELETE FROM product_catalog WHERE rowid = (SELECT MAX(rowid) FROM product_catalog)";
    assert_eq!(database.execute(drop, ()).unwrap(), 1);
    let forget = "DELETE FROM documents WHERE partition_key IN \
                  (SELECT partition_key FROM documents WHERE collection = 'ProductCatalog' LIMIT 2)";
    assert_eq!(database.execute(forget, ()).unwrap(), 2);
    assert_eq!(rebuild(), serde_json::json!({"checked": products, "repaired": 3, "copies": 2}));
    assert_eq!(rebuild(), serde_json::json!({"checked": products, "repaired": 0, "copies": 0}));
}

#[tokio::test]
async fn the_search_index_is_made_again_while_the_store_is_closed() {
    let mut shop = Shop::start().await;
    let refused = shop.command(&["catalog", "reindex"]);
    assert_eq!(refused.code, 1);
    assert!(refused.stderr.contains("running already"), "{}", refused.stderr);
    let listed = shop.guest().get("/products?limit=1").await;
    let (title, count) = (listed.text_at("/items/0/title"), listed.at("/pagination/total_count"));
    shop.stop().await;
    std::fs::remove_dir_all(shop.folder().join("data/search")).unwrap();

    let done = shop.command(&["catalog", "reindex", "--output", "json"]);

    assert_eq!(done.code, 0, "{}", done.stderr);
    assert_eq!(serde_json::from_str::<serde_json::Value>(&done.stdout).unwrap()["products"], count);
    shop.restart().await;
    let found = shop.guest().get(&format!("/products?q={}", title.replace(' ', "%20"))).await;
    assert_eq!(found.text_at("/items/0/title"), title);
}
