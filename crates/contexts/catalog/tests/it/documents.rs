//! The projection `ProductCatalog`: what shoppers read is made of it, and it can be made again.

use database::{Dialect, Error, Json, params};
use serde_json::{Value, json};

use crate::shop::{Shop, id_of, simple, variant_of};

impl Shop {
    async fn sql(&self, statement: &'static str) -> u64 {
        let done = self.database.write(move |tx| tx.execute(statement, &params![]));
        done.await.unwrap_or_else(|error: Error| panic!("{error}"))
    }

    /// Spoils the document of the mug: another title, another handle.
    async fn spoil_mug(&self) {
        let done = self.database.write(|tx| {
            let read = "SELECT body FROM product_catalog WHERE handle = 'mug'";
            let Json(body) = tx.query_opt(read, &[], |row| row.get::<Json<Value>>(0))?.unwrap();
            let body: Value = serde_json::from_str(&body.to_string().replace("Mug", "Jug")).unwrap();
            let spoil = "UPDATE product_catalog SET body = ?, handle = 'cup-2' WHERE handle = 'mug'";
            tx.execute(spoil, &[database::Value::json(&body)?])
        });
        assert_eq!(done.await.unwrap_or_else(|error: Error| panic!("{error}")), 1);
    }
}

fn shirt() -> Value {
    json!({"title": "Shirt \"availability\":null", "category": "tops", "description": "\"category\":null",
        "brand": "Pharos", "tags": ["a"], "attributes": {"availability": true, "category": "null"},
        "options": [{"name": "availability", "values": ["S", "L"]}],
        "variants": [{"options": {"availability": "S"}, "price": 1, "stock": 3}, {"options": {"availability": "L"}, "price": 1}]})
}

async fn shop() -> Shop {
    let shop = Shop::open().await;
    shop.catalog.ensure_category(vec!["Tops".parse().unwrap()]).await.unwrap();
    shop
}

#[tokio::test]
async fn the_answer_is_the_json_of_the_product_from_a_document_and_without_one() {
    let shop = shop().await;
    shop.add(&shirt()).await;
    shop.add(&simple("Mug", 900)).await;
    for _ in 0..2 {
        shop.catalog.heard(&catalog::Stale::Everything);
        let listed = shop.get("/products?sort=newest").await;
        for (place, handle) in [(1, "shirt-availability-null"), (0, "mug")] {
            let product = shop.catalog.current_product(handle).await.unwrap();
            let sent = shop.catalog.get_product(handle).await.unwrap();
            assert_eq!(sent.body(), &serde_json::to_vec(&product).unwrap());
            assert_eq!(listed.body["items"][place], serde_json::to_value(&product).unwrap());
        }
        shop.sql("DELETE FROM product_catalog").await;
    }
}

#[tokio::test]
async fn what_is_read_comes_from_the_documents_and_a_rebuild_mends_them() {
    let shop = shop().await;
    shop.add(&simple("Mug", 900)).await;
    shop.add(&simple("Cup", 900)).await;
    let (_, draft) = (
        shop.add(&shirt()).await,
        shop.add(&json!({"title": "Draft", "status": "draft", "variants": [{"price": 1}]})).await,
    );
    assert!(!shop.catalog.needs_rebuild().await.unwrap());
    shop.spoil_mug().await;
    shop.sql("UPDATE product_catalog SET handle = 'mug', shape = 0 WHERE handle = 'cup'").await;
    assert!(shop.catalog.needs_rebuild().await.unwrap());
    assert_eq!(shop.titles("/products?sort=newest&limit=3").await[1..], ["Cup", "Jug"]);

    let rebuilt = shop.catalog.rebuild_projection(|_| ()).await.unwrap();

    assert_eq!((rebuilt.checked, rebuilt.repaired), (4, 2));
    assert_eq!(shop.titles("/products?sort=newest").await[1..], ["Cup", "Mug"]);
    assert_eq!(shop.get("/products/cup").await.body["title"], "Cup");
    assert_eq!(shop.get(&format!("/products/{}", id_of(&draft))).await.status, 404);
    let again = shop.catalog.rebuild_projection(|_| ()).await.unwrap();
    assert_eq!((again.checked, again.repaired), (4, 0));
    assert!(!shop.catalog.needs_rebuild().await.unwrap());
}

#[tokio::test]
async fn an_interrupted_rebuild_goes_on_where_it_was() {
    let shop = shop().await;
    let drafts = (0..130).map(|n| crate::shop::draft(simple(&format!("Thing {n}"), 5))).collect();
    shop.catalog.save_many(drafts).await.unwrap();
    shop.sql("DELETE FROM product_catalog").await;
    let begun = tokio::sync::Notify::new();
    tokio::select! {
        biased;
        () = begun.notified() => {}
        done = shop.catalog.rebuild_projection(|_| begun.notify_one()) => panic!("it was not interrupted: {done:?}"),
    }
    assert!(shop.catalog.needs_rebuild().await.unwrap());
    let mut steps = Vec::new();
    let rebuilt = shop.catalog.rebuild_projection(|rebuilt| steps.push(rebuilt.checked)).await.unwrap();
    assert_eq!((rebuilt.checked, rebuilt.repaired), (130, 130));
    assert!(steps[0] >= 100, "{steps:?}");
    assert!(!shop.catalog.needs_rebuild().await.unwrap());
}

#[tokio::test]
async fn archived_products_have_no_document_and_handles_change_hands() {
    let shop = shop().await;
    let mug = shop.add(&simple("Mug", 900)).await;
    shop.delete("/products/mug").await;
    assert!(!shop.catalog.needs_rebuild().await.unwrap());
    let body = json!({"title": "Old Mug", "handle": "old-mug", "variants": [{"price": 1}]});
    shop.with_body("PUT", &format!("/products/{}", id_of(&mug)), &body, &[]).await;
    shop.add(&simple("Mug", 800)).await;
    assert_eq!(shop.get("/products/old-mug").await.body["title"], "Old Mug");
    assert_eq!(shop.get("/products/mug").await.body["price_range"]["min"], 800);
}

#[tokio::test]
async fn a_renamed_category_is_shown_with_its_new_name_at_once() {
    let shop = shop().await;
    shop.add(&shirt()).await;
    let id = shop.get("/products/shirt-availability-null").await.body["category"]["id"]
        .as_str()
        .unwrap()
        .to_owned();
    shop.with_body("PUT", &format!("/categories/{id}"), &json!({"title": "Upper \"half\""}), &[]).await;
    for body in [
        shop.get("/products/shirt-availability-null").await.body,
        shop.get("/products").await.body["items"][0].clone(),
    ] {
        assert_eq!(body["category"]["title"], "Upper \"half\"");
    }
}

#[tokio::test]
async fn an_answer_is_given_at_once_unless_the_shelf_takes_its_time() {
    let shop = shop().await;
    let mug = shop.add(&simple("Mug", 900)).await;
    let at_once = |name: &str| shop.catalog.product_at_once(name).map(|answer| answer.body().clone());
    if shop.database.dialect() != Dialect::Sqlite {
        assert_eq!(at_once("mug"), None, "a server is asked by who can wait");
        return;
    }
    let closed = shop.shelf.gate.write().await;
    assert_eq!(at_once("mug"), None);
    drop(closed);
    let before = shop.shelf.reads();
    let sent = at_once("mug").unwrap();
    assert_eq!(sent, shop.catalog.get_product("mug").await.unwrap().body());
    for name in ["mug", "mug", &id_of(&mug), &id_of(&mug)] {
        assert_eq!(at_once(name), Some(sent.clone()), "{name}");
    }
    assert!(shop.shelf.reads() - before <= 2, "what there is of it is remembered");
    shop.set_stock(variant_of(&mug, 0), 4).await;
    assert_ne!(at_once("mug").unwrap(), sent);
    assert_eq!(at_once("mug").unwrap(), shop.catalog.get_product("mug").await.unwrap().body());
    let _closed = shop.shelf.gate.write().await;
    assert!(at_once("mug").is_some());
    shop.clock.advance(std::time::Duration::from_secs(600));
    assert_eq!(at_once(&id_of(&mug)), None, "another process may have sold it");
    for name in ["", "no-such-thing", "Mug", &"x".repeat(500)] {
        assert_eq!(at_once(name), None);
    }
}
