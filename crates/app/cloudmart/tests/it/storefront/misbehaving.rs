//! A page script that fails, never ends or asks for too much costs the shopper nothing but the first picture.

use super::{number, open, page};
use crate::shop::Shop;

async fn plain(shop: &Shop) -> u64 {
    number(shop, "storefront_pages_total{outcome=\"plain\"}").await
}

#[tokio::test]
async fn a_page_that_cannot_be_rendered_is_the_plain_one() {
    let shop = open().await;
    let paths = ["/boom", "/forever", "/hungry", "/nonsense", "/insatiable", "/out", "/teapot"];
    for (done, path) in (1..).zip(paths) {
        let shown = page(&shop, path).await.is(200);
        assert!(shown.text.contains("<div id=\"root\"></div>"), "{path}: {}", shown.text);
        assert!(shown.text.contains("id=\"page-state\">null</script>"), "{path}: {}", shown.text);
        assert!(shown.text.contains("<title>CloudMart</title>"), "{path}: {}", shown.text);
        assert_eq!(shown.header("cache-control"), "private, no-store", "{path}");
        assert!(shown.header("content-security-policy").contains("script-src 'self'"));
        assert_eq!(plain(&shop).await, done, "{path}");
        // The next page is well.
        assert!(page(&shop, "/").await.is(200).text.contains("<h1>Home</h1>"), "after {path}");
    }
}

#[tokio::test]
async fn a_page_that_never_ends_is_not_tried_by_everybody() {
    let shop = open().await;
    let visits = (0..20).map(|_| page(&shop, "/forever"));
    let begun = std::time::Instant::now();
    for shown in futures::future::join_all(visits).await {
        assert!(shown.is(200).text.contains("<div id=\"root\"></div>"));
    }
    assert!(begun.elapsed().as_secs() < 10, "twenty visitors took {:?}", begun.elapsed());
    assert_eq!(plain(&shop).await, 20);
}
