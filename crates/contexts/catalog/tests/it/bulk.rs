use catalog::{CatalogError, Change};
use serde_json::json;

use crate::shop::{Shop, draft, id_of, simple, variant_of};

fn many(count: usize) -> Vec<catalog::ProductDraft> {
    (0..count)
        .map(|n| {
            draft(json!({"title": format!("Thing {n}"), "handle": format!("thing-{n}"), "category": "things", "tags": ["a"],
            "variants": [{"sku": format!("T-{n}"), "price": 100 + n as i64}], "media": [{"url": format!("/media/{n}.webp")}]}))
        })
        .collect()
}

#[tokio::test]
async fn saving_the_same_again_changes_nothing() {
    let shop = Shop::open().await;
    shop.catalog.ensure_category(vec!["Things".parse().unwrap()]).await.unwrap();
    let changes = |saved: Vec<Result<catalog::SavedProduct, CatalogError>>| -> Vec<Change> {
        saved.into_iter().map(|outcome| outcome.unwrap().change).collect()
    };
    let first = shop.catalog.save_many(many(150)).await.unwrap();
    assert_eq!(changes(first), vec![Change::Created; 150]);
    let again = shop.catalog.save_many(many(150)).await.unwrap();
    assert_eq!(changes(again), vec![Change::Unchanged; 150]);
    let mut drafts = many(150);
    drafts[7] =
        draft(json!({"title": "Changed", "handle": "thing-7", "variants": [{"sku": "T-7", "price": 1}]}));
    let third = shop.catalog.save_many(drafts).await.unwrap();
    assert_eq!(third.iter().filter(|saved| saved.as_ref().unwrap().change == Change::Updated).count(), 1);
    assert_eq!(shop.get("/products?category=things").await.body["pagination"]["total_count"], 149);
    assert_eq!(shop.get("/products").await.body["pagination"]["total_count"], 150);
    assert_eq!(shop.events("product_created").await, 150);
    assert_eq!(shop.events("product_updated").await, 1);
}

#[tokio::test]
async fn a_draft_that_cannot_be_saved_does_not_hinder_the_others() {
    let shop = Shop::open().await;
    let drafts = [
        json!({"title": "A", "variants": [{"sku": "S", "price": 1}]}),
        json!({"title": "B", "variants": [{"sku": "S", "price": 1}]}),
        json!({"title": "C", "variants": []}),
        json!({"title": "D", "category": "nowhere", "variants": [{"price": 1}]}),
        json!({"title": "E", "variants": [{"price": 1}]}),
    ];
    let saved = shop.catalog.save_many(drafts.map(draft).to_vec()).await.unwrap();
    assert!(saved[0].is_ok() && saved[4].is_ok());
    assert!(matches!(&saved[1], Err(CatalogError::SkuTaken(sku)) if sku == "S"));
    assert!(matches!(&saved[2], Err(CatalogError::Invalid(faults)) if faults[0].pointer == "/variants"));
    assert!(matches!(&saved[3], Err(CatalogError::Invalid(faults)) if faults[0].pointer == "/category"));
    let mut titles = shop.titles("/products").await;
    titles.sort();
    assert_eq!(titles, ["A", "E"]);
}

#[tokio::test]
async fn one_handle_twice_is_one_product_as_the_last_draft_says() {
    let shop = Shop::open().await;
    let drafts = vec![draft(simple("Twin", 1)), draft(simple("Twin", 2))];
    let saved = shop.catalog.save_many(drafts).await.unwrap();
    let changes: Vec<_> = saved.iter().map(|saved| saved.as_ref().unwrap().change).collect();
    assert_eq!(changes, [Change::Created, Change::Updated]);
    assert_eq!(shop.get("/products/twin").await.body["price_range"]["min"], 2);
}

#[tokio::test]
async fn offers_tell_carts_what_a_variant_costs_now() {
    let shop = Shop::open().await;
    let product = shop
        .add(&json!({"title": "Mug", "options": [{"name": "Hue", "values": ["red"]}],
        "variants": [{"options": {"Hue": "red"}, "sku": "MUG", "price": 900, "weight_grams": 300}],
        "media": [{"url": "/media/mug.webp"}]}))
        .await;
    let variant = variant_of(&product, 0);
    let offer = shop.catalog.offers(&[variant]).await.unwrap()[&variant].clone();
    assert_eq!(
        (offer.title.as_str(), offer.variant_title.as_str(), offer.sku.as_str()),
        ("Mug", "red", "MUG")
    );
    assert_eq!((offer.price.minor_units(), offer.weight_grams, offer.sellable), (900, 300, true));
    assert_eq!((offer.image_url.as_deref(), offer.product_handle.as_str()), (Some("/media/mug.webp"), "mug"));
    shop.with_body(
        "PUT",
        "/products/mug",
        &json!({"title": "Mug", "variants": [{"sku": "MUG", "price": 950}]}),
        &[],
    )
    .await;
    let offer = shop.catalog.offers(&[variant]).await.unwrap()[&variant].clone();
    assert_eq!((offer.price.minor_units(), offer.variant_title.as_str()), (950, "Mug"));
    shop.with_body("PUT", "/products/mug", &simple("Mug", 1), &[]).await;
    let unknown = primitives::VariantId::new();
    assert!(shop.catalog.offers(&[unknown]).await.unwrap().is_empty());
}

#[tokio::test]
async fn the_workflow_may_name_a_variant_in_many_ways() {
    let shop = Shop::open().await;
    let product = shop.add(&json!({"title": "Mug", "variants": [{"sku": "PROD-001", "price": 900}]})).await;
    let variant = variant_of(&product, 0);
    for name in [variant.to_string(), id_of(&product), "PROD-001".to_owned(), "mug".to_owned()] {
        assert_eq!(shop.catalog.variant_for(&name).await.unwrap(), Some(variant), "{name}");
    }
    for name in ["", "PROD-002", "prod_01h455vb4pex5vsknk084sn02q", "var_01h455vb4pex5vsknk084sn02q"] {
        assert_eq!(shop.catalog.variant_for(name).await.unwrap(), None, "{name}");
    }
}

#[tokio::test]
async fn a_walk_passes_every_product_once_whatever_its_status() {
    let shop = Shop::open().await;
    let mut drafts = many(7);
    drafts.iter_mut().for_each(|draft| draft.category = None);
    drafts[3].status = catalog::Status::Draft;
    shop.catalog.save_many(drafts).await.unwrap();
    let (mut seen, mut after) = (Vec::new(), None);
    loop {
        let part = shop.catalog.walk_products(after, 3).await.unwrap();
        let Some(last) = part.last() else { break };
        after = Some(last.id);
        seen.extend(part.into_iter().map(|product| product.handle.to_string()));
    }
    assert_eq!(seen, (0..7).map(|n| format!("thing-{n}")).collect::<Vec<_>>());
}

#[tokio::test]
async fn a_sale_that_was_counted_before_is_not_counted_again() {
    let shop = Shop::open().await;
    for title in ["Once", "Twice"] {
        shop.add(&simple(title, 1)).await;
    }
    let id = |answer: crate::shop::Answer| id_of(&answer.body).parse().unwrap();
    let (once, twice) = (id(shop.get("/products/once").await), id(shop.get("/products/twice").await));
    let sales = vec![(true, vec![(twice, 1)]), (true, vec![(once, 2)]), (false, vec![(twice, 7)])];
    shop.catalog.record_sales_once(sales, |first, _| Ok(*first)).await.unwrap();
    assert_eq!(shop.titles("/products?sort=best_selling").await, ["Once", "Twice"]);
}
