//! Key-value documents beside the tables, as they are in the file of a running shop.

use rusqlite::Connection;
use serde_json::{Value, json};

use crate::shop::{Shop, wait_for, wait_until};

/// The documents of a partition with their sort keys.
fn documents(shop: &Shop, collection: &str, partition: &str) -> Vec<(String, Value)> {
    let file = Connection::open(shop.folder().join("data/cloudmart.db")).unwrap();
    file.busy_timeout(std::time::Duration::from_secs(30)).unwrap();
    let sql =
        "SELECT sort_key, body FROM documents WHERE collection = ? AND partition_key = ? ORDER BY sort_key";
    let mut statement = file.prepare(sql).unwrap();
    let rows = statement.query_map([collection, partition], |row| {
        let body: String = row.get(1)?;
        Ok((row.get(0)?, serde_json::from_str(&body).unwrap()))
    });
    rows.unwrap().map(Result::unwrap).collect()
}

#[tokio::test]
async fn the_history_of_an_order_is_copied_event_by_event() {
    let shop = Shop::start().await;
    let order = shop.buyer().purchase("tok_success").await.is(200).text_at("/order/id");
    let history = wait_for("the history is copied", async || {
        let found = documents(&shop, "OrderEvents", &order);
        found.iter().any(|(_, document)| document["event"] == "order_confirmed").then_some(found)
    })
    .await;
    let staff = shop.staff().await;
    let told = staff.get(&format!("/orders/{order}")).await.is(200);
    let told: Vec<Value> =
        told.at("/events").as_array().unwrap().iter().map(|it| it["type"].clone()).collect();
    let name = |event: &Value| {
        event
            .as_str()
            .map_or_else(|| event.as_object().unwrap().keys().next().unwrap().clone(), str::to_owned)
    };
    let copied: Vec<Value> = history.iter().map(|(_, document)| json!(name(&document["event"]))).collect();
    assert_eq!(copied[..], told[..copied.len()]);
    assert_eq!((history[0].0.as_str(), &copied[0]), ("0000000001", &json!("order_placed")));
}

#[tokio::test]
async fn a_product_and_its_pictures_are_copied_and_gone_with_it() {
    let shop = Shop::start().await;
    let staff = shop.staff().await;
    let draft =
        json!({"title": "Odd Mug", "media": [{"url": "/media/odd.webp"}], "variants": [{"price": 900}]});
    let made = staff.post("/products", draft).await.is(201);
    let (id, image) = (made.text_at("/id"), made.text_at("/media/0/id"));
    wait_until("the product is copied", async || {
        documents(&shop, "ProductCatalog", &id)
            .first()
            .is_some_and(|(_, it)| it["product"]["title"] == "Odd Mug")
    })
    .await;
    let picture = &documents(&shop, "ProductImagesMeta", &image)[0].1;
    assert_eq!((&picture["product_id"], &picture["picture"]["url"]), (&json!(id), &json!("/media/odd.webp")));
    staff.delete(&format!("/products/{id}")).await.is(204);
    wait_until("both are gone", async || {
        documents(&shop, "ProductCatalog", &id).is_empty()
            && documents(&shop, "ProductImagesMeta", &image).is_empty()
    })
    .await;
}
