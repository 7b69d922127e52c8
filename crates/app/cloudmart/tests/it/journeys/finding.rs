//! Finding something in the demo shop: suggestions while typing, facets, what goes with a product, each colour's picture.

use serde_json::Value;

use crate::shop::{Shop, wait_until};

fn texts(list: &Value, name: &str) -> Vec<String> {
    list.as_array().unwrap().iter().map(|entry| entry[name].as_str().unwrap().to_owned()).collect()
}

#[tokio::test]
async fn whoever_types_is_told_what_it_may_become() {
    let shop = Shop::start().await;
    let guest = shop.guest();
    wait_until("the demo shop can be searched", async || {
        guest.get("/search/suggestions?q=table%20lamp&limit=10").await.at("/products/2/id") != Value::Null
    })
    .await;
    let typed = guest.get("/search/suggestions?q=table%20la").await.is(200);
    assert_eq!(typed.at("/questions/0"), "table lamp");
    assert_eq!(texts(&typed.at("/categories"), "handle"), ["table-lamps"]);
    assert!(typed.text_at("/products/0/title").ends_with("Table Lamp"));
    assert!(typed.text_at("/products/0/image_url").contains(".320."));
    let misspelt = guest.get("/search/suggestions?q=lantren").await.is(200);
    assert!(texts(&misspelt.at("/products"), "title").iter().any(|title| title.ends_with("Lantern")));
    assert!(misspelt.at("/questions").as_array().unwrap().contains(&"lantern".into()));
}

#[tokio::test]
async fn whoever_types_too_fast_has_to_wait() {
    let shop = Shop::with(&[("limits.suggestions_per_minute", "3")]).await;
    let guest = shop.guest();
    for text in ["l", "la", "lam"] {
        guest.get(&format!("/search/suggestions?q={text}")).await.is(200);
    }
    let refused = guest.get("/search/suggestions?q=lamp").await.refused(429, "too_many_requests");
    assert!((1..=61).contains(&refused.header("retry-after").parse::<u32>().unwrap()));
    guest.get("/products?q=lamp").await.is(200);
}

#[tokio::test]
async fn facets_lead_to_what_they_count() {
    let shop = Shop::start().await;
    let guest = shop.guest();
    let all = guest.get("/products?facets=true&limit=1").await.is(200);
    let total = all.at("/pagination/total_count");
    let stock = all.at("/facets/availability");
    assert_eq!(
        stock["in_stock"].as_u64().unwrap() + stock["out_of_stock"].as_u64().unwrap(),
        total.as_u64().unwrap()
    );
    let colours = all.at("/facets/options");
    let colours = colours.as_array().unwrap().iter().find(|option| option["name"] == "Colour").unwrap();
    let colour = &colours["values"][0];
    let (brand, count) = (all.text_at("/facets/brands/0/value"), all.at("/facets/brands/0/count"));
    let filters = [
        (format!("option=Colour:{}", colour["value"].as_str().unwrap()), colour["count"].clone()),
        (format!("brand={}", brand.replace(' ', "+").replace('&', "%26")), count),
        (
            format!("category={}", all.text_at("/facets/categories/0/handle")),
            all.at("/facets/categories/0/count"),
        ),
    ];
    for (filter, count) in filters {
        let filtered = guest.get(&format!("/products?limit=1&{}", filter.replace(' ', "+"))).await.is(200);
        assert_eq!(filtered.at("/pagination/total_count"), count, "{filter}");
    }
}

#[tokio::test]
async fn a_product_leads_to_others_and_a_colour_to_its_picture() {
    let shop = Shop::start().await;
    let related = shop.guest().get("/products/aster-mug/related?limit=6").await.is(200);
    let handles = texts(&related.at("/items"), "handle");
    assert!(handles.len() == 6 && !handles.contains(&"aster-mug".to_owned()), "{handles:?}");

    let mug = shop.guest().get("/products/aster-mug").await.is(200);
    let variants = mug.at("/variants");
    let pictures: Vec<&Value> =
        variants.as_array().unwrap().iter().map(|variant| &variant["media_id"]).collect();
    assert!(pictures.len() > 2 && pictures.iter().all(|id| !id.is_null()), "{pictures:?}");
    let mut buyer = shop.buyer();
    buyer.cart().await;
    let mut images = Vec::new();
    for variant in variants.as_array().unwrap().iter().filter(|of| of["availability"]["available"] == true) {
        let cart = buyer.add(variant["id"].as_str().unwrap(), 1).await.is(200);
        images = texts(&cart.at("/line_items"), "image_url");
    }
    let lines = images.len();
    images.sort();
    images.dedup();
    assert!(lines > 1 && images.len() == lines, "each colour has its own: {images:?}");
}
