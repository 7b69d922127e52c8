//! Facets, and filters by brand and options: against a naive count, page by page, and current after every write.

use std::collections::BTreeMap;

use axum::http::StatusCode;
use primitives::{ProductId, UserId};
use serde_json::{Value, json};

use crate::shop::{Shop, id_of, imported, variant_of};

struct Shirt {
    title: &'static str,
    category: &'static str,
    brand: &'static str,
    price: i64,
    stock: i64,
    colours: &'static [&'static str],
    sizes: &'static [&'static str],
    stars: u8,
}

const SHIRTS: [Shirt; 6] = [
    Shirt {
        title: "A",
        category: "tees",
        brand: "Fell",
        price: 1_000,
        stock: 5,
        colours: &["Red", "Blue"],
        sizes: &["S"],
        stars: 5,
    },
    Shirt {
        title: "B",
        category: "tees",
        brand: "Fell",
        price: 1_500,
        stock: 0,
        colours: &["Red"],
        sizes: &["S", "L"],
        stars: 3,
    },
    Shirt {
        title: "C",
        category: "tees",
        brand: "Dale & Sons",
        price: 2_000,
        stock: 5,
        colours: &["Blue"],
        sizes: &["L"],
        stars: 0,
    },
    Shirt {
        title: "D",
        category: "polos",
        brand: "Dale & Sons",
        price: 4_000,
        stock: 5,
        colours: &["Red"],
        sizes: &["L"],
        stars: 4,
    },
    Shirt {
        title: "E",
        category: "polos",
        brand: "Fell",
        price: 9_000,
        stock: 5,
        colours: &["Green: dark"],
        sizes: &["L"],
        stars: 0,
    },
    Shirt {
        title: "F",
        category: "caps",
        brand: "Hill",
        price: 500,
        stock: 5,
        colours: &["Red"],
        sizes: &["One"],
        stars: 2,
    },
];

impl Shirt {
    fn draft(&self) -> Value {
        let variants: Vec<Value> = self
            .colours
            .iter()
            .flat_map(|colour| self.sizes.iter().map(move |size| json!({"Colour": colour, "Size": size})))
            .map(|options| json!({"options": options, "price": self.price, "stock": self.stock}))
            .collect();
        json!({"title": self.title, "category": self.category, "brand": self.brand, "variants": variants,
            "options": [{"name": "Colour", "values": self.colours}, {"name": "Size", "values": self.sizes}]})
    }
}

async fn shop() -> Shop {
    let shop = Shop::open().await;
    for path in [&["Shirts", "Tees"][..], &["Shirts", "Polos"], &["Caps"]] {
        let path = path.iter().map(|title| title.parse().unwrap());
        shop.catalog.ensure_category(path.collect()).await.unwrap();
    }
    for shirt in &SHIRTS {
        let id: ProductId = id_of(&shop.add(&shirt.draft()).await).parse().unwrap();
        if shirt.stars > 0 {
            shop.catalog.import_reviews(vec![imported(id, UserId::new(), shirt.stars)]).await.unwrap();
        }
    }
    shop
}

async fn facets(shop: &Shop, query: &str) -> Value {
    let answer = shop.get(&format!("/products?facets=true&{query}")).await;
    assert_eq!(answer.status, StatusCode::OK, "{}", answer.body);
    answer.body["facets"].clone()
}

/// Counts by what a facet calls its entries.
fn by(list: &Value, name: &str) -> BTreeMap<String, u64> {
    let entry = |entry: &Value| (entry[name].as_str().unwrap().to_owned(), entry["count"].as_u64().unwrap());
    list.as_array().unwrap().iter().map(entry).collect()
}

fn counts(pairs: &[(&str, u64)]) -> BTreeMap<String, u64> {
    pairs.iter().map(|(name, count)| ((*name).to_owned(), *count)).collect()
}

#[tokio::test]
async fn everything_is_counted_where_nothing_is_filtered() {
    let shop = shop().await;
    let all = facets(&shop, "").await;
    assert_eq!(
        by(&all["categories"], "handle"),
        counts(&[("shirts", 5), ("tees", 3), ("polos", 2), ("caps", 1)])
    );
    assert_eq!(by(&all["brands"], "value"), counts(&[("Fell", 3), ("Dale & Sons", 2), ("Hill", 1)]));
    assert_eq!(all["availability"], json!({"in_stock": 5, "out_of_stock": 1}));
    let ratings: Vec<_> =
        all["ratings"].as_array().unwrap().iter().map(|of| (&of["min_rating"], &of["count"])).collect();
    assert_eq!(json!(ratings), json!([[4, 2], [3, 3], [2, 4], [1, 4]]));
    assert_eq!((&all["price"]["min"], &all["price"]["max"]), (&json!(500), &json!(9_000)));
    let buckets: Vec<_> = all["price"]["buckets"]
        .as_array()
        .unwrap()
        .iter()
        .map(|of| (&of["min"], &of["max"], &of["count"]))
        .collect();
    assert_eq!(
        json!(buckets),
        json!([[0, 1_999, 3], [2_000, 3_999, 1], [4_000, 5_999, 1], [6_000, 7_999, 0], [8_000, 9_999, 1]])
    );
    assert_eq!(all["options"][1]["name"], "Size");
    assert_eq!(
        by(&all["options"][0]["values"], "value"),
        counts(&[("Red", 4), ("Blue", 2), ("Green: dark", 1)])
    );
    assert_eq!(shop.get("/products").await.body.get("facets"), None);
}

#[tokio::test]
async fn a_facet_follows_the_filters_of_the_others_and_not_its_own() {
    let shop = shop().await;
    let of = facets(&shop, "brand=Fell&option=Colour:Red&category=shirts").await;
    assert_eq!(by(&of["brands"], "value"), counts(&[("Fell", 2), ("Dale & Sons", 1)]));
    assert_eq!(by(&of["categories"], "handle"), counts(&[("shirts", 2), ("tees", 2)]));
    let options: BTreeMap<&str, _> = of["options"]
        .as_array()
        .unwrap()
        .iter()
        .map(|option| (option["name"].as_str().unwrap(), by(&option["values"], "value")))
        .collect();
    assert_eq!(options["Colour"], counts(&[("Red", 2), ("Blue", 1), ("Green: dark", 1)]));
    assert_eq!(options["Size"], counts(&[("S", 2), ("L", 1)]));
    assert_eq!(of["availability"], json!({"in_stock": 1, "out_of_stock": 1}));
    let none = facets(&shop, "min_price=9999&max_price=9999").await;
    assert_eq!((&none["brands"], &none["price"]["min"]), (&json!([]), &json!(500)));
    assert_eq!(facets(&shop, "brand=Nobody").await["price"], Value::Null);
}

#[tokio::test]
async fn brands_and_options_filter_every_order_page_by_page() {
    let shop = shop().await;
    for (filter, expected) in [
        ("brand=Fell", "A B E"),
        ("brand=Fell&brand=Hill", "F A B E"),
        ("brand=Dale+%26+Sons&category=shirts", "C D"),
        ("option=Colour:Red", "F A B D"),
        ("option=Colour:Red&option=Size:L", "B D"),
        ("option=Colour:Red&option=Colour:Blue&option=Size:L", "B C D"),
        ("option=Colour:Green:%20dark", "E"),
        ("option=Colour:Red&option=Nothing:here", ""),
        ("brand=fell", ""),
        ("option=Colour:Red&in_stock=true&min_rating=4&max_price=3999", "A"),
        ("brand=Fell&category=nowhere", ""),
    ] {
        let mut seen = Vec::new();
        let mut path = format!("/products?{filter}&sort=price&limit=2");
        loop {
            let page = shop.get(&path).await.body;
            let items = page["items"].as_array().unwrap();
            seen.extend(items.iter().map(|item| item["title"].as_str().unwrap().to_owned()));
            let words = expected.split_whitespace().count();
            assert_eq!(page["pagination"]["total_count"], words, "{filter}");
            let Some(cursor) = page["pagination"]["next_cursor"].as_str() else { break };
            path = format!("/products?{filter}&sort=price&limit=2&cursor={cursor}");
        }
        assert_eq!(seen.join(" "), expected, "{filter}");
        let mut down = shop.titles(&format!("/products?{filter}&sort=-price")).await;
        down.reverse();
        assert_eq!(down.join(" "), expected, "{filter}");
        let as_listed = facets(&shop, filter).await["availability"].clone();
        let total = as_listed["in_stock"].as_u64().unwrap() + as_listed["out_of_stock"].as_u64().unwrap();
        assert!(total >= expected.split_whitespace().count() as u64, "{filter}");
    }
}

#[tokio::test]
async fn what_search_has_found_is_filtered_and_counted_alone() {
    let shop = shop().await;
    let listed = shop.get("/products?sort=price&limit=100").await.body;
    let found = listed["items"].as_array().unwrap().iter().filter(|item| item["title"] != "F");
    shop.finder.0.lock().unwrap().extend(found.rev().map(|item| id_of(item).parse::<ProductId>().unwrap()));
    assert_eq!(shop.titles("/products?q=shirt&brand=Fell").await, ["E", "B", "A"]);
    let of = facets(&shop, "q=shirt&brand=Fell&min_price=1200").await;
    assert_eq!(by(&of["brands"], "value"), counts(&[("Fell", 2), ("Dale & Sons", 2)]));
    assert_eq!(of["price"]["min"], 1_000);
}

#[tokio::test]
async fn facets_are_never_older_than_the_last_write() {
    let shop = shop().await;
    let fell = async || by(&facets(&shop, "in_stock=true").await["brands"], "value").get("Fell").copied();
    assert_eq!(fell().await, Some(2));
    let mut draft = SHIRTS[0].draft();
    draft["title"] = json!("G");
    let new = shop.add(&draft).await;
    assert_eq!(fell().await, Some(3));
    for variant in 0..2 {
        shop.set_stock(variant_of(&new, variant), 0).await;
    }
    assert_eq!(fell().await, Some(2));
    shop.delete("/products/a").await;
    assert_eq!(fell().await, Some(1));
    draft["brand"] = json!("Hill");
    draft["variants"] = SHIRTS[0].draft()["variants"].clone();
    let put = shop.with_body("PUT", &format!("/products/{}", id_of(&new)), &draft, &[]).await;
    assert_eq!(put.status, StatusCode::OK);
    assert_eq!(shop.titles("/products?brand=Hill&sort=price").await, ["F", "G"]);
    let id: ProductId = id_of(&new).parse().unwrap();
    shop.sell(id, 7).await;
    shop.clock.advance(std::time::Duration::from_secs(2));
    assert_eq!(shop.titles("/products?brand=Hill&sort=best_selling&limit=1").await, ["G"]);
    shop.catalog.heard(&catalog::Stale::Everything);
    assert_eq!(shop.titles("/products?brand=Hill&sort=best_selling").await, ["G", "F"]);
}
