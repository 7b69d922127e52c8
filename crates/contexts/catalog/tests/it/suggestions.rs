//! What somebody who is still typing may mean.

use axum::http::StatusCode;
use primitives::ProductId;
use serde_json::{Value, json};

use crate::shop::{Shop, id_of, simple};

fn id(product: &Value) -> ProductId {
    id_of(product).parse().unwrap()
}

#[tokio::test]
async fn products_and_categories_that_are_called_so_are_suggested() {
    let shop = Shop::open().await;
    for title in ["Lamps", "Lampshades", "Tables", "Lamp oil"] {
        shop.catalog.ensure_category(vec![title.parse().unwrap()]).await.unwrap();
    }
    let mut desk = simple("Desk Lamp", 4_900);
    desk["category"] = json!("lamps");
    desk["media"] = json!([{"url": "/media/desk.jpg"}]);
    let mut shade = simple("Shade", 900);
    shade["category"] = json!("lampshades");
    let (desk, shade) = (shop.add(&desk).await, shop.add(&shade).await);
    let gone = shop.add(&simple("Gone Lamp", 5)).await;
    shop.delete(&format!("/products/{}", id_of(&gone))).await;
    shop.finder.0.lock().unwrap().extend([id(&gone), id(&shade), id(&desk)]);

    let answer = shop.get("/search/suggestions?q=Lmap&limit=2").await;

    let category = |title: &str| shop_category(&answer.body, title);
    assert_eq!(answer.status, StatusCode::OK, "{}", answer.body);
    assert!(answer.header("etag").starts_with('"') && answer.header("cache-control").starts_with("public"));
    assert_eq!((category("Lamps"), category("Lampshades")), (Some(1), Some(1)));
    assert_eq!(answer.body["categories"].as_array().unwrap().len(), 2, "those with products only");
    let handles: Vec<&str> =
        answer.body["products"].as_array().unwrap().iter().map(|p| p["handle"].as_str().unwrap()).collect();
    assert_eq!(handles, ["shade", "desk-lamp"]);
    assert_eq!(
        answer.body["products"][1],
        json!({"id": id_of(&desk), "handle": "desk-lamp", "title": "Desk Lamp", "image_url": "/media/desk.jpg",
            "price": 4900, "currency": "USD"})
    );
}

fn shop_category(body: &Value, title: &str) -> Option<i64> {
    let found = body["categories"].as_array().unwrap().iter().find(|category| category["title"] == title)?;
    found["product_count"].as_i64()
}

#[tokio::test]
async fn parameters_have_limits_and_nothing_is_suggested_for_nothing() {
    let shop = Shop::open().await;
    for query in ["", "?q=", "?q=%20"] {
        let answer = shop.get(&format!("/search/suggestions{query}")).await;
        assert_eq!(answer.body, json!({"questions": [], "categories": [], "products": []}), "{query}");
    }
    let long = format!("q={}", "a".repeat(201));
    for query in ["limit=0", "limit=11", "limit=x", "q=%00", "sort=price", &long] {
        let answer = shop.get(&format!("/search/suggestions?{query}")).await;
        assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY, "{query}");
    }
    let busy = shop.get("/search/suggestions?q=down").await;
    assert_eq!(busy.status, StatusCode::SERVICE_UNAVAILABLE);
}
