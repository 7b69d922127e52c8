//! Lists against a naive oracle: every sort with every filter, page by page.

use std::{cmp::Reverse, collections::HashSet, time::Duration};

use axum::http::StatusCode;
use primitives::{ProductId, UserId};
use proptest::{prelude::*, test_runner::TestRunner};
use serde_json::{Value, json};

use crate::shop::{Shop, id_of, imported, simple};

/// A product as the oracle knows it.
#[derive(Debug, Clone)]
struct Known {
    id: String,
    number: usize,
    price: i64,
    stars: Vec<u8>,
    sold: u32,
    in_stock: bool,
    category: usize,
}

impl Known {
    fn rating(&self) -> i64 {
        let (sum, count) = (self.stars.iter().map(|s| i64::from(*s)).sum::<i64>(), self.stars.len() as i64);
        if count == 0 { 0 } else { (sum * 200 + count) / (2 * count) }
    }
}

/// What is asked.
#[derive(Debug, Clone)]
struct Asked {
    sort: &'static str,
    min_price: Option<i64>,
    max_price: Option<i64>,
    in_stock: Option<bool>,
    min_rating: Option<u8>,
    category: Option<usize>,
    limit: usize,
}

const CATEGORIES: [&str; 3] = ["top", "below", "other"];

impl Asked {
    fn query(&self) -> String {
        let mut query = format!("sort={}&limit={}", self.sort, self.limit);
        let mut add = |name: &str, value: Option<String>| {
            if let Some(value) = value {
                query += &format!("&{name}={value}");
            }
        };
        add("min_price", self.min_price.map(|price| price.to_string()));
        add("max_price", self.max_price.map(|price| price.to_string()));
        add("in_stock", self.in_stock.map(|is| is.to_string()));
        add("min_rating", self.min_rating.map(|rating| rating.to_string()));
        add("category", self.category.map(|category| CATEGORIES[category].to_owned()));
        query
    }

    fn expected(&self, all: &[Known]) -> Vec<String> {
        let within = |product: &&Known| {
            self.min_price.is_none_or(|min| product.price >= min)
                && self.max_price.is_none_or(|max| product.price <= max)
                && self.in_stock.is_none_or(|is| product.in_stock == is)
                && self.min_rating.is_none_or(|min| product.rating() >= i64::from(min) * 100)
                // "below" is below "top".
                && self.category.is_none_or(|c| product.category == c || (c == 0 && product.category == 1))
        };
        let mut listed: Vec<&Known> = all.iter().filter(within).collect();
        match self.sort {
            "price" => listed.sort_by_key(|product| (product.price, product.number)),
            "-price" => listed.sort_by_key(|product| Reverse((product.price, product.number))),
            "rating" => listed.sort_by_key(|product| Reverse((product.rating(), product.number))),
            "best_selling" => listed.sort_by_key(|product| Reverse((product.sold, product.number))),
            _ => listed.sort_by_key(|product| Reverse(product.number)),
        }
        listed.into_iter().map(|product| product.id.clone()).collect()
    }
}

fn product() -> impl Strategy<Value = Known> {
    (0_i64..5, prop::collection::vec(1_u8..=5, 0..3), 0_u32..3, any::<bool>(), 0_usize..3).prop_map(
        |(price, stars, sold, in_stock, category)| Known {
            id: String::new(),
            number: 0,
            price,
            stars,
            sold,
            in_stock,
            category,
        },
    )
}

fn asked() -> impl Strategy<Value = Asked> {
    let sorts = ["relevance", "price", "-price", "newest", "rating", "best_selling"];
    let sort = prop::sample::select(sorts.to_vec());
    let (min, max) = (prop::option::of(0_i64..3), prop::option::of(3_i64..5));
    let (in_stock, rating) = (prop::option::of(any::<bool>()), prop::option::of(0_u8..=5));
    (sort, min, max, in_stock, rating, prop::option::of(0_usize..3), 1_usize..6).prop_map(
        |(sort, min_price, max_price, in_stock, min_rating, category, limit)| Asked {
            sort,
            min_price,
            max_price,
            in_stock,
            min_rating,
            category,
            limit,
        },
    )
}

async fn stock(shop: &Shop, products: Vec<Known>) -> Vec<Known> {
    let title = |text: &str| text.parse().unwrap();
    shop.catalog.ensure_category(vec![title("Top"), title("Below")]).await.unwrap();
    shop.catalog.ensure_category(vec![title("Other")]).await.unwrap();
    let mut known = Vec::new();
    for (number, product) in products.into_iter().enumerate() {
        let draft = json!({"title": format!("Product {number}"), "category": CATEGORIES[product.category],
            "variants": [{"price": product.price, "stock": i64::from(product.in_stock)}]});
        let id = id_of(&shop.add(&draft).await);
        let product_id: ProductId = id.parse().unwrap();
        let reviews = product.stars.iter().map(|stars| imported(product_id, UserId::new(), *stars));
        shop.catalog.import_reviews(reviews.collect()).await.unwrap();
        shop.sell(product_id, product.sold).await;
        known.push(Known { id, number, ..product });
    }
    // Sales show after a second.
    shop.clock.advance(Duration::from_secs(2));
    known
}

/// All pages, each checked for its size and for the number of all entries.
async fn walk(shop: &Shop, query: &str, limit: usize, total: usize) -> Vec<String> {
    let (mut seen, mut cursor) = (Vec::new(), String::new());
    loop {
        let answer = shop.get(&format!("/products?{query}{cursor}")).await;
        assert_eq!(answer.status, StatusCode::OK, "{}", answer.body);
        let items = answer.body["items"].as_array().unwrap();
        assert!(items.len() <= limit);
        assert_eq!(answer.body["pagination"]["total_count"], json!(total));
        seen.extend(items.iter().map(id_of));
        match answer.body["pagination"]["next_cursor"].as_str() {
            Some(next) => cursor = format!("&cursor={next}"),
            None => return seen,
        }
    }
}

#[test]
fn every_sort_with_every_filter_lists_what_a_plain_search_of_all_products_does() {
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
    let mut runner = TestRunner::new(ProptestConfig { cases: 8, ..ProptestConfig::default() });
    let case = (prop::collection::vec(product(), 0..14), prop::collection::vec(asked(), 40));
    let outcome = runner.run(&case, |(products, questions)| {
        runtime.block_on(async {
            let shop = Shop::open().await;
            let known = stock(&shop, products).await;
            *shop.finder.0.lock().unwrap() =
                known.iter().map(|product| product.id.parse().unwrap()).collect();
            for asked in questions {
                let expected = asked.expected(&known);
                let listed = walk(&shop, &asked.query(), asked.limit, expected.len()).await;
                prop_assert_eq!(&listed, &expected, "{:?}", &asked);
                let mut found =
                    walk(&shop, &format!("q=x&{}", asked.query()), asked.limit, expected.len()).await;
                if asked.sort == "relevance" {
                    // The finder names the oldest first.
                    found.reverse();
                }
                let newest =
                    Asked { sort: if asked.sort == "relevance" { "newest" } else { asked.sort }, ..asked };
                prop_assert_eq!(found, newest.expected(&known), "{:?}", newest);
            }
            Ok(())
        })
    });
    outcome.unwrap();
}

#[tokio::test]
async fn paging_shows_every_product_once_while_products_are_added() {
    let shop = Shop::open().await;
    for number in 0..9 {
        shop.add(&simple(&format!("Old {number}"), 10 * number)).await;
    }
    for sort in ["newest", "price", "-price", "rating", "best_selling"] {
        let (mut seen, mut cursor) = (Vec::new(), String::new());
        loop {
            let answer = shop.get(&format!("/products?sort={sort}&limit=2{cursor}")).await;
            let items = answer.body["items"].as_array().unwrap();
            seen.extend(items.iter().map(|item| item["title"].as_str().unwrap().to_owned()));
            shop.add(&simple("New", 35)).await;
            let Some(next) = answer.body["pagination"]["next_cursor"].as_str() else { break };
            cursor = format!("&cursor={next}");
        }
        let old: Vec<_> = seen.iter().filter(|title| title.starts_with("Old")).collect();
        assert_eq!((old.len(), old.iter().collect::<HashSet<_>>().len()), (9, 9), "{sort}");
    }
}

#[tokio::test]
async fn wrong_parameters_are_named() {
    let shop = Shop::open().await;
    shop.add(&simple("A", 1)).await;
    shop.add(&simple("B", 1)).await;
    let next = |answer: Value| answer["pagination"]["next_cursor"].as_str().unwrap().to_owned();
    let by_price = next(shop.get("/products?limit=1&sort=price").await.body);
    for (query, pointer) in [
        ("limit=0".to_owned(), "?limit"),
        ("limit=101".to_owned(), "?limit"),
        ("limit=x".to_owned(), "?limit"),
        ("sort=colour".to_owned(), "?sort"),
        ("min_price=-1".to_owned(), "?min_price"),
        ("min_price=1.5".to_owned(), "?min_price"),
        ("max_price=10000000000".to_owned(), "?max_price"),
        ("min_price=5&max_price=4".to_owned(), "?max_price"),
        ("min_rating=5.01".to_owned(), "?min_rating"),
        ("in_stock=maybe".to_owned(), "?in_stock"),
        ("category=A%20B".to_owned(), "?category"),
        ("cursor=garbage".to_owned(), "?cursor"),
        (format!("cursor={by_price}"), "?cursor"),
        (format!("sort=price&q=x&cursor={by_price}"), "?cursor"),
        (format!("q={}", "a".repeat(201)), "?q"),
        ("q=%00".to_owned(), "?q"),
    ] {
        let answer = shop.get(&format!("/products?{query}")).await;
        assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY, "{query}: {}", answer.body);
        assert_eq!(answer.body["errors"][0]["pointer"], pointer, "{query}");
    }
    assert_eq!(shop.get("/products?colour=red").await.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(shop.titles("/products?category=unknown").await.is_empty());
    assert_eq!(shop.get("/products?q=down").await.status, StatusCode::SERVICE_UNAVAILABLE);
}
