//! What people say about the demo products, and the product of the sample orders.

use demo_shop::seed;

use crate::shop::Shop;

#[tokio::test]
async fn many_products_are_talked_about_and_loading_again_adds_nothing() {
    let shop = Shop::open().await;
    seed(&shop.target).await.unwrap();
    let reviews = shop.count("reviews").await;
    assert!(reviews > 400, "{reviews}");
    let products = shop.target.catalog.walk_products(None, 200).await.unwrap();
    let rated: Vec<_> = products.iter().filter_map(|product| product.rating.value).collect();
    assert!(rated.len() * 3 > products.len() * 2, "{} of {}", rated.len(), products.len());
    assert!(rated.iter().all(|stars| (2.0..=5.0).contains(stars)));
    assert!(rated.iter().any(|stars| *stars < 4.0) && rated.iter().any(|stars| *stars > 4.3));
    assert!(products.iter().any(|product| product.rating.count == 0), "some are still unspoken of");
    seed(&shop.target).await.unwrap();
    assert_eq!(shop.count("reviews").await, reviews);
}

#[tokio::test]
async fn the_product_of_the_sample_orders_is_for_sale() {
    let shop = Shop::open().await;
    seed(&shop.target).await.unwrap();
    let variant = shop.target.catalog.variant_for("PROD-001").await.unwrap().unwrap();
    let there = shop.target.inventory.availability(&[variant]).await.unwrap();
    assert!(there[&variant].available);
}
