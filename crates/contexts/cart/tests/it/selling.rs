use cart::{CartError, CartLine};
use primitives::{CartId, OrderId, UserId};

use crate::{Answer, Shop, cart_of, wanted};

fn id(answer: &Answer) -> CartId {
    answer.body["id"].as_str().unwrap().parse().unwrap()
}

fn sold(lines: &[CartLine]) -> Vec<(primitives::LineItemId, primitives::Quantity)> {
    lines.iter().map(|line| (line.id, line.quantity)).collect()
}

#[tokio::test]
async fn a_checkout_reads_the_lines_of_its_holder_only() {
    let shop = Shop::open().await;
    let (user, variant) = (UserId::new(), shop.offer(100));
    let owned = shop.post("/carts", &cart_of(&[wanted(variant, 2)]), Some(user)).await;
    let contents = shop.carts.contents(id(&owned), Some(user)).await.unwrap();
    assert_eq!((contents.lines.len(), contents.lines[0].variant_id), (1, variant));
    let foreign = shop.carts.contents(id(&owned), None).await;
    assert!(matches!(foreign, Err(CartError::NotFound)));
}

#[tokio::test]
async fn what_was_sold_leaves_the_cart_once() {
    let shop = Shop::open().await;
    let (variant, order) = (shop.offer(100), OrderId::new());
    let created = shop.post("/carts", &cart_of(&[wanted(variant, 2)]), None).await;
    let lines = sold(&shop.carts.contents(id(&created), None).await.unwrap().lines);
    let path = format!("{}/line-items", created.path());
    shop.post(&path, &wanted(variant, 3), None).await;
    for _ in 0..2 {
        shop.carts.clear_after_checkout(id(&created), None, order, &lines).await.unwrap();
        assert_eq!(shop.get(&created.path(), None).await.quantities(), [3]);
    }
}

#[tokio::test]
async fn a_cart_that_is_gone_needs_no_clearing() {
    let shop = Shop::open().await;
    shop.carts.clear_after_checkout(CartId::new(), None, OrderId::new(), &[]).await.unwrap();
}
