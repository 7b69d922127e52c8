//! Who may say what about a product, who decides, and that the average is exact.

use axum::{
    body::Body,
    http::{Request, StatusCode, header},
};
use primitives::{ProductId, ReviewId, UserId};
use proptest::{prelude::*, test_runner::TestRunner};
use serde_json::{Value, json};

use crate::shop::{Answer, Shop, id_of, imported, simple};

const PATH: &str = "/products/mug/reviews";

/// A shop with a mug; the mug's id.
async fn shop_with_mug() -> (Shop, ProductId) {
    let shop = Shop::open().await;
    let id = id_of(&shop.add(&simple("Mug", 500)).await).parse().unwrap();
    (shop, id)
}

/// Somebody who has bought the product.
fn buyer(shop: &Shop, product: ProductId, name: Option<&str>) -> UserId {
    let user = UserId::new();
    shop.orders.0.lock().unwrap().insert((user, product), name.map(str::to_owned));
    user
}

async fn review(shop: &Shop, user: UserId, stars: u8) -> Answer {
    let body = json!({"rating": stars, "title": "Good", "text": "Keeps tea warm."});
    shop.post_as(user, PATH, &body).await
}

async fn decide(shop: &Shop, review: &Value, verb: &str) -> Answer {
    shop.post(&format!("/admin/reviews/{}/{verb}", id_of(review)), &json!({})).await
}

async fn rating(shop: &Shop) -> Value {
    shop.get("/products/mug").await.body["rating"].clone()
}

#[tokio::test]
async fn a_buyers_review_is_shown_and_counted_once_staff_have_published_it() {
    let (shop, mug) = shop_with_mug().await;
    let written = review(&shop, buyer(&shop, mug, Some("Ada L.")), 4).await;
    assert_eq!((written.status, &written.body["status"]), (StatusCode::CREATED, &json!("pending")));
    assert_eq!(shop.events("review_submitted").await, 1);
    assert_eq!(shop.get(PATH).await.body["items"], json!([]));
    assert_eq!(rating(&shop).await, json!({"value": null, "count": 0}));

    assert_eq!(decide(&shop, &written.body, "publish").await.body["status"], "published");

    let page = shop.get(PATH).await.body;
    let shown = json!({"id": written.body["id"], "rating": 4, "title": "Good", "text": "Keeps tea warm.",
        "author_name": "Ada L.", "verified_buyer": true, "created_at": written.body["created_at"]});
    assert_eq!(page["items"], json!([shown]));
    assert_eq!(page["summary"]["rating"], json!({"value": 4.0, "count": 1}));
    assert_eq!(page["summary"]["stars"][1], json!({"stars": 4, "count": 1}));
    assert_eq!(rating(&shop).await, json!({"value": 4.0, "count": 1}));
    assert_eq!(shop.titles("/products?min_rating=4").await, ["Mug"]);

    decide(&shop, &written.body, "reject").await;
    assert_eq!(shop.get(PATH).await.body["items"], json!([]));
    assert_eq!(rating(&shop).await, json!({"value": null, "count": 0}));
}

#[tokio::test]
async fn only_a_buyer_may_review_and_only_once() {
    let (shop, mug) = shop_with_mug().await;
    let stranger = review(&shop, UserId::new(), 5).await;
    assert_eq!((stranger.status, &stranger.body["code"]), (StatusCode::FORBIDDEN, &json!("not_a_buyer")));
    let ada = buyer(&shop, mug, None);
    assert_eq!(review(&shop, ada, 5).await.body["author_name"], "A customer");
    let again = review(&shop, ada, 1).await;
    assert_eq!((again.status, &again.body["code"]), (StatusCode::CONFLICT, &json!("already_reviewed")));
    let nobody = shop.post(PATH, &json!({"rating": 5})).await;
    assert_eq!(nobody.status, StatusCode::UNAUTHORIZED);
    let gone = shop.post_as(ada, "/products/nothing/reviews", &json!({"rating": 5})).await;
    assert_eq!(gone.status, StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn a_repeated_review_under_one_key_is_answered_like_the_first() {
    let (shop, mug) = shop_with_mug().await;
    let ada = buyer(&shop, mug, None);
    let post = async || {
        let request = Request::post(PATH)
            .header(header::CONTENT_TYPE, "application/json")
            .header("idempotency-key", "r-1");
        shop.send_as(ada, request.body(Body::from(r#"{"rating":5}"#)).unwrap()).await
    };
    let (first, again) = (post().await, post().await);
    assert_eq!((again.status, &again.body), (StatusCode::CREATED, &first.body));
    assert_eq!(again.header("idempotency-replayed"), "true");
}

#[tokio::test]
async fn every_part_of_a_review_has_its_limits() {
    let (shop, mug) = shop_with_mug().await;
    let ada = buyer(&shop, mug, None);
    for (field, wrong) in [
        ("rating", json!(0)),
        ("rating", json!(6)),
        ("rating", json!(4.5)),
        ("title", json!("x".repeat(121))),
        ("text", json!("x".repeat(5_001))),
        ("author_name", json!("two\nlines")),
        ("verified_buyer", json!(true)),
    ] {
        let mut body = json!({"rating": 5});
        body[field] = wrong.clone();
        let refused = shop.post_as(ada, PATH, &body).await;
        assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY, "{field} {wrong}");
        assert_eq!(refused.body["errors"][0]["pointer"], format!("/{field}"));
    }
}

#[tokio::test]
async fn authors_see_their_own_reviews_and_staff_those_that_wait() {
    let (shop, mug) = shop_with_mug().await;
    let (ada, eve) = (buyer(&shop, mug, None), buyer(&shop, mug, None));
    let first = review(&shop, ada, 5).await.body;
    let second = review(&shop, eve, 2).await.body;
    let mine = shop.get_as(ada, "/me/reviews").await.body;
    assert_eq!(mine["items"], json!([first]));
    assert_eq!(mine["items"][0]["product"]["handle"], "mug");
    decide(&shop, &second, "reject").await;
    let ids = async |query: &str| -> Vec<String> {
        let page = shop.get(&format!("/admin/reviews{query}")).await.body;
        page["items"].as_array().unwrap().iter().map(id_of).collect()
    };
    assert_eq!(ids("").await, [id_of(&second), id_of(&first)]);
    assert_eq!(ids("?status=pending").await, [id_of(&first)]);
    let unknown = shop.post(&format!("/admin/reviews/{}/publish", ReviewId::new()), &json!({})).await;
    assert_eq!(unknown.status, StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn reviews_come_page_by_page_in_every_order() {
    let (shop, mug) = shop_with_mug().await;
    let stars = [3, 5, 1, 5, 2, 4, 3];
    shop.catalog
        .import_reviews(stars.iter().map(|stars| imported(mug, UserId::new(), *stars)).collect())
        .await
        .unwrap();
    let walk = async |sort: &str| -> Vec<i64> {
        let (mut seen, mut cursor) = (Vec::new(), String::new());
        loop {
            let page = shop.get(&format!("{PATH}?limit=2&sort={sort}{cursor}")).await.body;
            assert_eq!(page["pagination"]["total_count"], 7, "{page}");
            seen.extend(
                page["items"].as_array().unwrap().iter().map(|item| item["rating"].as_i64().unwrap()),
            );
            match page["pagination"]["next_cursor"].as_str() {
                Some(next) => cursor = format!("&cursor={next}"),
                None => return seen,
            }
        }
    };
    assert_eq!(walk("newest").await, [3, 4, 2, 5, 1, 5, 3]);
    assert_eq!(walk("highest").await, [5, 5, 4, 3, 3, 2, 1]);
    assert_eq!(walk("lowest").await, [1, 2, 3, 3, 4, 5, 5]);
    let newest = shop.get(&format!("{PATH}?limit=2")).await.body;
    let cursor = newest["pagination"]["next_cursor"].as_str().unwrap();
    let foreign = shop.get(&format!("{PATH}?sort=highest&cursor={cursor}")).await;
    assert_eq!(foreign.status, StatusCode::UNPROCESSABLE_ENTITY);
}

#[tokio::test]
async fn a_page_of_reviews_is_cached_until_staff_decide() {
    let (shop, mug) = shop_with_mug().await;
    let written = review(&shop, buyer(&shop, mug, None), 5).await.body;
    let before = shop.get(PATH).await;
    assert!(before.header("cache-control").starts_with("public"));
    let known = Request::get(PATH).header(header::IF_NONE_MATCH, before.header("etag"));
    assert_eq!(shop.send(known.body(Body::empty()).unwrap()).await.status, StatusCode::NOT_MODIFIED);
    decide(&shop, &written, "publish").await;
    assert_ne!(shop.get(PATH).await.header("etag"), before.header("etag"));
}

/// What is done to one of five reviews.
fn steps() -> impl Strategy<Value = Vec<(usize, bool)>> {
    prop::collection::vec((0_usize..5, any::<bool>()), 0..20)
}

#[test]
fn whatever_staff_decide_the_average_is_that_of_the_published_reviews() {
    let runtime = tokio::runtime::Runtime::new().unwrap();
    let mut runner = TestRunner::new(ProptestConfig { cases: 24, ..ProptestConfig::default() });
    let input = (prop::collection::vec(1_u8..=5, 5), steps());
    let result = runner.run(&input, |(stars, steps)| {
        runtime.block_on(async {
            let (shop, mug) = shop_with_mug().await;
            let mut published = [false; 5];
            let mut written = Vec::new();
            for stars in &stars {
                written.push(review(&shop, buyer(&shop, mug, None), *stars).await.body);
            }
            for (index, publish) in steps {
                decide(&shop, &written[index], if publish { "publish" } else { "reject" }).await;
                published[index] = publish;
            }
            let counted: Vec<i64> = (0..5).filter(|i| published[*i]).map(|i| stars[i].into()).collect();
            let (sum, count) = (counted.iter().sum::<i64>(), counted.len() as i64);
            let hundredths = if count == 0 { None } else { Some((sum * 200 + count) / (2 * count)) };
            let wanted = json!({"value": hundredths.map(|value| value as f64 / 100.0), "count": count});
            prop_assert_eq!(rating(&shop).await, wanted.clone());
            prop_assert_eq!(&shop.get(PATH).await.body["summary"]["rating"], &wanted);
            Ok(())
        })
    });
    result.unwrap();
}
