//! What a file says is in the shop.

use catalog::Status;
use inventory::Tracking;
use primitives::Amount;
use serde_json::json;

use crate::shop::{Shop, WARDROBE};

#[tokio::test]
async fn products_have_their_texts_prices_and_pictures() {
    let shop = Shop::open().await;
    let report = shop.import(WARDROBE).await;
    assert_eq!((report.created, report.failed, report.rows), (2, 0, 3), "{report:?}");
    assert_eq!((report.variants, report.pictures), (3, 2));
    let tee = shop.product("tee").await;
    assert_eq!(
        (tee.title.as_str(), tee.description.as_str(), tee.status),
        ("Tee", "Soft & light", Status::Active)
    );
    assert_eq!(tee.tags, ["a", "b"]);
    let small = &tee.variants[0];
    assert_eq!((small.sku.as_str(), small.weight_grams), ("T-S", 200));
    let media: Vec<_> = tee.media.iter().map(|medium| medium.url.as_str()).collect();
    assert_eq!(media, ["https://x.example/1.jpg", "https://x.example/2.jpg"]);
    assert_eq!(tee.price_range.min, Amount::new(1990));
}

#[tokio::test]
async fn each_kind_becomes_a_category_once() {
    let shop = Shop::open().await;
    shop.import(WARDROBE).await;
    shop.import("polo,Polo,,Acme,Shirts,,true,Title,Default Title,POLO,,,1,deny,30,,,\n").await;
    assert_eq!(shop.count("categories").await, 2);
    let handle = |product: catalog::Product| product.category.unwrap().handle.to_string();
    assert_eq!(handle(shop.product("polo").await), "shirts");
    assert_eq!(handle(shop.product("cap").await), "hats");
}

#[tokio::test]
async fn stock_is_counted_sold_beyond_or_not_counted_as_the_file_says() {
    let shop = Shop::open().await;
    shop.import(WARDROBE).await;
    assert_eq!(shop.on_hand("tee").await, [10, 4]);
    let mut tracking = Vec::new();
    for handle in ["tee", "cap"] {
        for variant in shop.product(handle).await.variants {
            assert!(variant.availability.available);
            tracking.push(shop.standing(variant.id).await.policy.tracking);
        }
    }
    assert_eq!(tracking, [Tracking::Tracked, Tracking::Backorder, Tracking::Untracked]);
}

#[tokio::test]
async fn an_unpublished_product_waits_as_a_draft() {
    let shop = Shop::open().await;
    shop.import("tee,Tee,,,,,false,Title,Default Title,T,,,1,deny,1,,,\n").await;
    assert_eq!(shop.product("tee").await.status, Status::Draft);
}

#[tokio::test]
async fn a_product_whose_import_was_interrupted_before_its_stock_gets_it_next_time() {
    let shop = Shop::open().await;
    // As the catalogue is left when the process ends between its two transactions.
    let draft = json!({"title": "Cap", "handle": "cap", "variants": [{"sku": "CAP", "price": 500}]});
    shop.catalog.save_many(vec![serde_json::from_value(draft).unwrap()]).await.unwrap();
    let report = shop.import("cap,Cap,,,,,true,Title,Default Title,CAP,,,3,deny,5,,,\n").await;
    assert_eq!((report.created, report.failed), (0, 0));
    assert_eq!((shop.count("products").await, shop.on_hand("cap").await), (1, vec![3]));
}
