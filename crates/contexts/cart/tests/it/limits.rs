use primitives::Availability;
use serde_json::{Value, json};

use crate::{Shop, cart_of, wanted};

#[tokio::test]
async fn a_cart_has_at_most_a_hundred_lines() {
    let shop = Shop::open().await;
    let lines: Vec<_> = (0..101).map(|_| wanted(shop.offer(1), 1)).collect();
    let refused = shop.post("/carts", &cart_of(&lines), None).await;
    assert_eq!(refused.fault(), (422, "/line_items/100/variant_id", "too_many_lines"));
    let created = shop.post("/carts", &cart_of(&lines[..100]), None).await;
    let path = format!("{}/line-items", created.path());
    assert_eq!(shop.post(&path, &lines[100], None).await.fault(), (422, "/variant_id", "too_many_lines"));
    assert_eq!(shop.post(&path, &lines[0], None).await.quantities()[0], 2);
}

#[tokio::test]
async fn a_line_has_from_1_to_9999_pieces() {
    let shop = Shop::open().await;
    let variant = shop.offer(1);
    let created = shop.post("/carts", &cart_of(&[wanted(variant, 9_998)]), None).await;
    let path = format!("{}/line-items", created.path());
    assert_eq!(
        shop.post(&path, &wanted(variant, 2), None).await.fault(),
        (422, "/quantity", "too_many_pieces")
    );
    assert_eq!(shop.post(&path, &wanted(variant, 1), None).await.quantities(), [9_999]);
    for quantity in
        [json!(10_000), json!(-1), json!(1.5), json!("2"), json!(null), json!(i64::MAX), json!(u64::MAX)]
    {
        let body: Value = json!({ "quantity": quantity });
        let answer = shop.patch(&created.line_path(), &body).await;
        assert_eq!((answer.status.as_u16(), answer.fault().1), (422, "/quantity"), "{body}");
    }
    assert_eq!(shop.get(&created.path(), None).await.quantities(), [9_999]);
}

#[tokio::test]
async fn a_total_beyond_what_we_account_for_is_refused_and_changes_nothing() {
    let shop = Shop::open().await;
    let dear = shop.offer(i64::MAX / 2);
    shop.change_offer(dear, |offer| offer.availability = Availability::UNLIMITED);
    let created = shop.post("/carts", &cart_of(&[wanted(dear, 2)]), None).await;
    let path = format!("{}/line-items", created.path());
    assert_eq!(shop.post(&path, &wanted(dear, 1), None).await.fault().2, "total_too_large");
    let other = shop.offer(2);
    assert_eq!(shop.post(&path, &wanted(other, 1), None).await.fault().2, "total_too_large");
    assert_eq!(shop.get(&created.path(), None).await.body, created.body);
}
