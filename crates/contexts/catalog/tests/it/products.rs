use axum::http::StatusCode;
use serde_json::{Value, json};

use crate::shop::{Shop, id_of, simple, variant_of};

fn shoe() -> Value {
    json!({"title": "Trail Runner", "description": "<p>Light &amp; <b>fast</b></p>", "brand": "Fell",
        "tags": ["trail", "running"], "attributes": {"material": "mesh", "drop_mm": 4, "vegan": true},
        "options": [{"name": "Size", "values": ["41", "42"]}],
        "variants": [
            {"sku": "TR-41", "options": {"Size": "41"}, "price": 12000, "weight_grams": 250, "stock": 3},
            {"sku": "TR-42", "options": {"Size": "42"}, "price": 13000, "compare_at_price": 15000}],
        "media": [{"url": "/media/shoe.webp", "alt_text": "A shoe", "width": 1024, "height": 768}, {"url": "/media/b.webp"}]})
}

#[tokio::test]
async fn a_created_product_is_shown_as_the_contract_says() {
    let shop = Shop::open().await;
    let created = shop.add(&shoe()).await;
    let shown = shop.get("/products/trail-runner").await;
    assert_eq!(shown.status, StatusCode::OK);
    assert_eq!(shown.body, created);
    assert!(shown.header("etag").starts_with('"') && shown.header("cache-control").starts_with("public"));
    assert_eq!(
        without_ids(shown.body),
        json!({
        "id": "prod", "number": 1, "handle": "trail-runner", "title": "Trail Runner",
        "description": "Light &amp; fast", "status": "active", "category": null, "tags": ["running", "trail"],
        "brand": "Fell", "attributes": {"material": "mesh", "drop_mm": 4, "vegan": true}, "currency": "USD",
        "price_range": {"min": 12000, "max": 13000},
        "media": [
            {"id": "img", "url": "/media/shoe.webp", "alt_text": "A shoe", "width": 1024, "height": 768,
             "placeholder": null, "renditions": []},
            {"id": "img", "url": "/media/b.webp", "alt_text": "", "width": null, "height": null,
             "placeholder": null, "renditions": []}],
        "options": [{"name": "Size", "values": ["41", "42"]}],
        "variants": [
            {"id": "var", "sku": "TR-41", "title": "41", "options": {"Size": "41"}, "price": 12000,
             "compare_at_price": null, "weight_grams": 250, "media_id": null, "availability": {"available": true, "quantity": 3}},
            {"id": "var", "sku": "TR-42", "title": "42", "options": {"Size": "42"}, "price": 13000,
             "compare_at_price": 15000, "weight_grams": 0, "media_id": null, "availability": {"available": false, "quantity": 0}}],
        "rating": {"value": null, "count": 0},
        "created_at": "2023-11-14T22:13:21Z", "updated_at": "2023-11-14T22:13:21Z"})
    );
}

/// Ids shortened to their kind.
fn without_ids(mut product: Value) -> Value {
    let shorten = |thing: &mut Value| {
        let kind = id_of(thing).split_once('_').unwrap().0.to_owned();
        thing["id"] = json!(kind);
    };
    shorten(&mut product);
    for list in ["media", "variants"] {
        product[list].as_array_mut().unwrap().iter_mut().for_each(shorten);
    }
    product
}

#[tokio::test]
async fn a_product_is_found_by_id_and_by_handles_it_once_had() {
    let shop = Shop::open().await;
    let id = id_of(&shop.add(&shoe()).await);
    let mut renamed = shoe();
    renamed["handle"] = json!("fell-runner");
    let answer = shop.with_body("PUT", &format!("/products/{id}"), &renamed, &[]).await;
    assert_eq!(answer.status, StatusCode::OK, "{}", answer.body);
    for name in [id.as_str(), "fell-runner", "trail-runner"] {
        let shown = shop.get(&format!("/products/{name}")).await;
        assert_eq!((shown.status, &shown.body["handle"]), (StatusCode::OK, &json!("fell-runner")), "{name}");
    }
    let other = id_of(&shop.add(&shoe_without_skus("trail-runner")).await);
    assert_eq!(id_of(&shop.get("/products/trail-runner").await.body), other);
}

fn shoe_without_skus(handle: &str) -> Value {
    json!({"title": "Other", "handle": handle, "variants": [{"price": 1}]})
}

#[tokio::test]
async fn what_does_not_exist_or_is_not_for_sale_is_not_found() {
    let shop = Shop::open().await;
    let mut hidden = shoe();
    hidden["status"] = json!("draft");
    let id = id_of(&shop.add(&hidden).await);
    let unknown = shop.get("/products/nothing").await;
    assert_eq!(unknown.status, StatusCode::NOT_FOUND);
    for name in [
        id.as_str(),
        "trail-runner",
        "prod_01h455vb4pex5vsknk084sn02q",
        "No Handle",
        "%ff",
        &"a".repeat(4000),
    ] {
        let answer = shop.get(&format!("/products/{}", name.replace(' ', "%20"))).await;
        assert_eq!((answer.status, answer.body), (StatusCode::NOT_FOUND, unknown.body.clone()), "{name}");
    }
}

#[tokio::test]
async fn titles_have_255_characters_and_prices_a_highest_one() {
    let shop = Shop::open().await;
    let longest = simple(&"é".repeat(255), 9_999_999_999);
    let product = shop.add(&longest).await;
    assert_eq!(product["title"].as_str().unwrap().chars().count(), 255);
    assert_eq!(product["price_range"], json!({"min": 9_999_999_999_i64, "max": 9_999_999_999_i64}));
    for (body, pointer) in [
        (simple(&"é".repeat(256), 1), "/title"),
        (simple("  ", 1), "/title"),
        (simple("Dear", 10_000_000_000), "/variants/0/price"),
        (simple("Free", -1), "/variants/0/price"),
        (json!({"title": "Float", "variants": [{"price": 9.99}]}), "/variants/0/price"),
        (json!({"title": "None", "variants": []}), "/variants"),
        (json!({"title": "Odd", "variants": [{"price": 1}], "colour": "red"}), "/colour"),
        (json!({"title": "Lost", "variants": [{"price": 1}], "category": "nowhere"}), "/category"),
    ] {
        let answer = shop.post("/products", &body).await;
        assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY, "{body}");
        assert_eq!(answer.body["errors"][0]["pointer"], pointer);
    }
}

#[tokio::test]
async fn handles_and_skus_are_unique_in_the_shop() {
    let shop = Shop::open().await;
    shop.add(&shoe()).await;
    let mut other = shoe();
    other["variants"][0]["sku"] = json!("X-41");
    let answer = shop.post("/products", &other).await;
    assert_eq!((answer.status, &answer.body["code"]), (StatusCode::CONFLICT, &json!("sku_taken")));
    let answer = shop.post("/products", &shoe_without_skus("trail-runner")).await;
    assert_eq!((answer.status, &answer.body["code"]), (StatusCode::CONFLICT, &json!("handle_taken")));
    let namesake = shop.add(&simple("Trail Runner", 5)).await;
    assert!(namesake["handle"].as_str().unwrap().starts_with("trail-runner-"));
}

#[tokio::test]
async fn numbers_rise_and_times_of_change_never_go_back() {
    let shop = Shop::open().await;
    let first = shop.add(&simple("A", 1)).await;
    let second = shop.add(&simple("B", 1)).await;
    assert_eq!((&first["number"], &second["number"]), (&json!(1), &json!(2)));
    let path = format!("/products/{}", id_of(&second));
    let once = shop.with_body("PUT", &path, &simple("C", 1), &[]).await.body;
    let twice = shop.with_body("PUT", &path, &simple("D", 1), &[]).await.body;
    let at =
        |product: &Value| product["updated_at"].as_str().unwrap().parse::<primitives::Timestamp>().unwrap();
    assert!(at(&second) < at(&once) && at(&once) < at(&twice));
    assert_eq!(twice["created_at"], second["created_at"]);
}

#[tokio::test]
async fn replacing_keeps_variants_by_sku_or_option_values() {
    let shop = Shop::open().await;
    let product = shop.add(&shoe()).await;
    let mut changed = shoe();
    changed["options"] = json!([{"name": "Size", "values": ["41", "42", "43"]}]);
    changed["variants"] = json!([
        {"sku": "TR-43", "options": {"Size": "43"}, "price": 1, "stock": 7},
        {"sku": "TR-42", "options": {"Size": "42"}, "price": 13000, "compare_at_price": 15000},
        {"sku": "NEW-41", "options": {"Size": "41"}, "price": 12000, "stock": 99}]);
    let answer = shop.with_body("PUT", "/products/trail-runner", &changed, &[]).await;
    assert_eq!(answer.status, StatusCode::OK, "{}", answer.body);
    assert_eq!(answer.header("etag"), "\"v2\"");
    let after = answer.body;
    assert_eq!(variant_of(&after, 1), variant_of(&product, 1));
    assert_eq!(variant_of(&after, 2), variant_of(&product, 0));
    assert_eq!(after["media"], product["media"]);
    assert_eq!(after["variants"][0]["availability"], json!({"available": true, "quantity": 7}));
    assert_eq!(after["variants"][2]["availability"], json!({"available": true, "quantity": 3}));
    assert_eq!(shop.events("price_changed").await, 0);
    changed["variants"][1]["price"] = json!(1);
    shop.with_body("PUT", "/products/trail-runner", &changed, &[]).await;
    assert_eq!((shop.events("price_changed").await, shop.events("product_updated").await), (1, 2));
}

#[tokio::test]
async fn a_stale_change_is_refused() {
    let shop = Shop::open().await;
    shop.add(&shoe()).await;
    let shown = shop.get("/products/trail-runner").await.header("etag").to_owned();
    let put = |tag: String| {
        let shop = &shop;
        async move { shop.with_body("PUT", "/products/trail-runner", &shoe(), &[("if-match", &tag)]).await.status }
    };
    assert_eq!(put(shown.clone()).await, StatusCode::OK);
    assert_eq!(put(shown).await, StatusCode::PRECONDITION_FAILED);
    assert_eq!(put("\"v2\"".to_owned()).await, StatusCode::OK);
    assert_eq!(put("\"v2\"".to_owned()).await, StatusCode::PRECONDITION_FAILED);
    let (one, two) = tokio::join!(put("\"v3\"".to_owned()), put("\"v3\"".to_owned()));
    let mut both = [one, two];
    both.sort();
    assert_eq!(both, [StatusCode::OK, StatusCode::PRECONDITION_FAILED]);
}

#[tokio::test]
async fn deleting_archives_once() {
    let shop = Shop::open().await;
    let product = shop.add(&shoe()).await;
    for _ in 0..2 {
        assert_eq!(shop.delete("/products/trail-runner").await.status, StatusCode::NO_CONTENT);
    }
    assert_eq!(shop.events("product_archived").await, 1);
    assert_eq!(shop.get("/products/trail-runner").await.status, StatusCode::NOT_FOUND);
    assert!(shop.titles("/products").await.is_empty());
    assert_eq!(shop.delete("/products/nothing").await.status, StatusCode::NOT_FOUND);
    let variant = variant_of(&product, 0);
    assert!(!shop.catalog.offers(&[variant]).await.unwrap()[&variant].sellable);
}

#[tokio::test]
async fn a_repeated_creation_makes_one_product() {
    let shop = Shop::open().await;
    let create = |body: Value| {
        let shop = &shop;
        async move { shop.with_body("POST", "/products", &body, &[("idempotency-key", "k1")]).await }
    };
    let (first, second) = tokio::join!(create(shoe()), create(shoe()));
    assert_eq!((first.status, second.status), (StatusCode::CREATED, StatusCode::CREATED));
    assert_eq!(first.body, second.body);
    let replayed = [&first, &second].map(|answer| answer.header("idempotency-replayed") == "true");
    assert_eq!(replayed.iter().filter(|replayed| **replayed).count(), 1);
    assert_eq!(create(simple("Other", 1)).await.body["code"], "idempotency_key_reused");
    assert_eq!(shop.events("product_created").await, 1);
}

#[tokio::test]
async fn the_operations_have_the_names_of_the_contract() {
    let shop = Shop::open().await;
    let (_, api) = catalog::http::routes(shop.catalog).split_for_parts();
    let api = serde_json::to_value(&api).unwrap();
    let mut names: Vec<&str> = api["paths"]
        .as_object()
        .unwrap()
        .values()
        .flat_map(|path| path.as_object().unwrap().values())
        .map(|operation| operation["operationId"].as_str().unwrap())
        .collect();
    names.sort_unstable();
    assert_eq!(
        names,
        [
            "create_category",
            "create_product",
            "delete_category",
            "delete_product",
            "get_product",
            "list_categories",
            "list_products",
            "list_related_products",
            "list_suggestions",
            "replace_category",
            "replace_product"
        ]
    );
    assert!(api["components"]["schemas"].as_object().unwrap().contains_key("ProductStatus"));
    let required = api["components"]["schemas"]["Product"]["required"].as_array().unwrap();
    assert!(required.contains(&json!("category")) && required.contains(&json!("brand")));
}
