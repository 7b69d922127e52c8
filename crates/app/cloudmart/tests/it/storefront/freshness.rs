//! Pages that are kept are never older than the answers of the API that they are made of.

use futures::future::join_all;

use super::{made, mug, open, page};

#[tokio::test]
async fn a_changed_price_is_on_the_page_at_once() {
    let shop = open().await;
    let staff = shop.staff().await;
    let product = staff.post("/products", mug("Odd Mug", 1_250)).await.is(201);
    let path = format!("/products/{}", product.text_at("/id"));
    for price in [1_250, 990, 2_000] {
        staff.put(&path, mug("Odd Mug", price)).await.is(200);
        let shown = page(&shop, "/products/odd-mug").await.is(200);
        assert!(shown.text.contains(&format!("<p class=\"price\">{price}</p>")), "{}", shown.text);
    }
    staff.delete(&path).await.is(204);
    page(&shop, "/products/odd-mug").await.is(404);
}

#[tokio::test]
async fn a_page_that_nothing_has_changed_on_is_not_made_again() {
    let shop = open().await;
    let first = page(&shop, "/?count").await.is(200);
    for path in ["/?count", "/?utm_campaign=x&count", "/?fbclid=1&count&utm_medium=y"] {
        assert_eq!(page(&shop, path).await.is(200).text, first.text, "{path}");
    }
    assert_eq!(made(&shop).await, 1);
    let other = page(&shop, "/?other=%3Cb%3E").await.is(200);
    assert!(other.text.contains("other=%3Cb%3E"));
    assert_eq!(made(&shop).await, 2);
}

#[tokio::test]
async fn a_page_that_many_ask_for_is_made_once() {
    let shop = open().await;
    let pages = join_all((0..40).map(|_| page(&shop, "/?count"))).await;
    let first = pages[0].clone().is(200);
    for shown in pages {
        assert_eq!(shown.is(200).text, first.text);
    }
    assert_eq!(made(&shop).await, 1);
}
