//! The same file again, and a file that has changed.

use inventory::Tracking;
use primitives::Amount;

use crate::shop::{Shop, WARDROBE};

#[tokio::test]
async fn the_same_file_again_changes_and_doubles_nothing() {
    let shop = Shop::open().await;
    let first = shop.import(WARDROBE).await;
    let counts = || async {
        let mut all = Vec::new();
        for table in ["products", "variants", "stock_movements", "product_imports", "outbox"] {
            all.push(shop.count(table).await);
        }
        all
    };
    let before = counts().await;
    let second = shop.import(WARDROBE).await;
    assert_eq!((second.created, second.updated, second.unchanged), (0, 0, 2));
    assert_eq!((second.variants, second.pictures, second.rows), (first.variants, first.pictures, first.rows));
    assert_eq!(counts().await, before);
}

#[tokio::test]
async fn the_same_file_again_does_not_undo_a_sale() {
    let shop = Shop::open().await;
    shop.import(WARDROBE).await;
    shop.sell("tee", 3).await;
    shop.import(WARDROBE).await;
    assert_eq!(shop.on_hand("tee").await, [7, 4]);
}

#[tokio::test]
async fn a_new_price_changes_the_price_and_not_what_was_sold() {
    let shop = Shop::open().await;
    shop.import(WARDROBE).await;
    shop.sell("tee", 3).await;
    let report = shop.import(&WARDROBE.replace("19.90", "18.50")).await;
    assert_eq!((report.updated, report.unchanged), (1, 1));
    let tee = shop.product("tee").await;
    assert_eq!(tee.price_range.min, Amount::new(1850));
    assert_eq!(shop.on_hand("tee").await, [7, 4]);
}

#[tokio::test]
async fn a_new_number_sets_the_stock_of_that_variant_only() {
    let shop = Shop::open().await;
    shop.import(WARDROBE).await;
    shop.sell("tee", 3).await;
    let restocked = WARDROBE.replace("210,shopify,4,", "210,shopify,40,");
    shop.import(&restocked).await;
    assert_eq!(shop.on_hand("tee").await, [7, 40]);
}

#[tokio::test]
async fn a_new_policy_is_taken_over() {
    let shop = Shop::open().await;
    shop.import(WARDROBE).await;
    shop.import(&WARDROBE.replace("10,deny", "10,continue")).await;
    let small = shop.product("tee").await.variants[0].id;
    assert_eq!(shop.standing(small).await.policy.tracking, Tracking::Backorder);
}

#[tokio::test]
async fn moving_a_product_within_the_file_is_no_change() {
    let shop = Shop::open().await;
    shop.import(WARDROBE).await;
    let (tee, cap) = WARDROBE.split_at(WARDROBE.find("cap,").unwrap());
    assert_eq!(shop.import(&format!("{cap}{tee}")).await.unchanged, 2);
}

#[tokio::test]
async fn a_number_below_what_is_reserved_is_reported_and_said_again_next_time() {
    let shop = Shop::open().await;
    shop.import(WARDROBE).await;
    shop.hold("tee", 6).await;
    let fewer = WARDROBE.replace("200,shopify,10,", "200,shopify,5,");
    for _ in 0..2 {
        let report = shop.import(&fewer).await;
        assert_eq!(report.failed, 0);
        let fault = &report.errors[0];
        assert_eq!((fault.line, fault.column), (2, Some("Variant Inventory Qty")));
        assert!(fault.message.contains("6 pieces"), "{fault}");
        assert_eq!(shop.on_hand("tee").await, [10, 4]);
    }
    shop.database
        .write(|tx| {
            inventory::release(tx, primitives::Timestamp::from_micros(1_800_000_000_000_001), "buyer")
        })
        .await
        .unwrap();
    assert_eq!(shop.import(&fewer).await.errors, []);
    assert_eq!(shop.on_hand("tee").await, [5, 4]);
}
