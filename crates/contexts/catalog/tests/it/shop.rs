//! A catalogue with a database of its own, a shelf that counts who asks it, and a finder that looks at titles.

use std::{
    collections::HashMap,
    sync::{
        Arc, Mutex,
        atomic::{AtomicUsize, Ordering},
    },
    time::Duration,
};

use async_trait::async_trait;
use axum::{
    Router,
    body::Body,
    http::{HeaderMap, Request, StatusCode, header},
};
use catalog::{
    Buyers, BuyersError, Catalog, CatalogOptions, CatalogParts, FinderError, ImportedReview, ProductDraft,
    ProductFinder, Purchase, ReviewContent, Reviews, Shelf, ShelfError, Stars, Stocking, StockingError,
};
use database::Database;
use http_body_util::BodyExt;
use http_kit::Principal;
use primitives::{Availability, Currency, FakeClock, ProductId, Timestamp, UserId, VariantId};
use serde_json::{Value, json};
use tempfile::TempDir;
use tokio::sync::RwLock;
use tower::ServiceExt;

pub struct Shop {
    pub catalog: Arc<Catalog>,
    pub router: Router,
    pub shelf: Arc<FakeShelf>,
    pub finder: Arc<FakeFinder>,
    pub orders: Arc<FakeOrders>,
    pub clock: FakeClock,
    pub database: Database,
    _folder: TempDir,
}

#[derive(Default)]
pub struct FakeShelf {
    stock: Mutex<HashMap<VariantId, i64>>,
    pub asked: AtomicUsize,
    /// Whoever holds it for writing keeps all who ask waiting.
    pub gate: RwLock<()>,
}

#[async_trait]
impl Shelf for FakeShelf {
    async fn availability(
        &self,
        variants: &[VariantId],
    ) -> Result<HashMap<VariantId, Availability>, ShelfError> {
        self.asked.fetch_add(1, Ordering::SeqCst);
        let _open = self.gate.read().await;
        let stock = self.stock.lock().unwrap();
        let of = |variant: &VariantId| Some((*variant, Availability::of_stock(*stock.get(variant)?)));
        Ok(variants.iter().filter_map(of).collect())
    }
}

#[async_trait]
impl Stocking for FakeShelf {
    async fn set_initial(&self, stock: Vec<(VariantId, i64)>) -> Result<(), StockingError> {
        let mut all = self.stock.lock().unwrap();
        for (variant, pieces) in stock {
            all.entry(variant).or_insert(pieces);
        }
        Ok(())
    }
}

impl FakeShelf {
    pub fn reads(&self) -> usize {
        self.asked.load(Ordering::SeqCst)
    }
}

#[derive(Default)]
pub struct FakeFinder(pub Mutex<Vec<ProductId>>);

#[async_trait]
impl ProductFinder for FakeFinder {
    async fn find(&self, text: &str, limit: usize) -> Result<Vec<ProductId>, FinderError> {
        if text == "down" {
            return Err(FinderError::Unavailable("test".to_owned()));
        }
        Ok(self.0.lock().unwrap().iter().copied().take(limit).collect())
    }
}

/// What who has bought, with the name on the order.
#[derive(Default)]
pub struct FakeOrders(pub Mutex<HashMap<(UserId, ProductId), Option<String>>>);

#[async_trait]
impl Buyers for FakeOrders {
    async fn purchase(&self, user: UserId, product: ProductId) -> Result<Option<Purchase>, BuyersError> {
        let name = self.0.lock().unwrap().get(&(user, product)).cloned();
        Ok(name.map(|name| Purchase { name }))
    }
}

pub struct Answer {
    pub status: StatusCode,
    pub headers: HeaderMap,
    pub body: Value,
}

impl Answer {
    pub fn header(&self, name: &str) -> &str {
        self.headers.get(name).map_or("", |value| value.to_str().unwrap())
    }
}

impl Shop {
    pub async fn open() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let migrations = [catalog::MIGRATIONS, queue::MIGRATIONS, http_kit::idempotency::MIGRATIONS].concat();
        let database = database::testing::fresh(folder.path(), &migrations).await.unwrap();
        let clock = FakeClock::at(Timestamp::from_micros(1_700_000_000_000_000));
        let (shelf, finder) = (Arc::new(FakeShelf::default()), Arc::new(FakeFinder::default()));
        let catalog = Arc::new(Catalog::new(CatalogParts {
            database: database.clone(),
            clock: clock.clock(),
            currency: Currency::USD,
            finder: finder.clone(),
            shelf: shelf.clone(),
            stocking: shelf.clone(),
            options: CatalogOptions::default(),
        }));
        let orders = Arc::new(FakeOrders::default());
        let reviews = Arc::new(Reviews::new(Arc::clone(&catalog), orders.clone()));
        let routes = catalog::http::routes(Arc::clone(&catalog));
        let (router, _) = routes.merge(catalog::http::review_routes(reviews)).split_for_parts();
        Self { catalog, router, shelf, finder, orders, clock, database, _folder: folder }
    }

    /// The same shop in another process: its own answers, made of the same tables.
    pub fn neighbour(&self) -> Catalog {
        Catalog::new(CatalogParts {
            database: self.database.clone(),
            clock: self.clock.clock(),
            currency: Currency::USD,
            finder: self.finder.clone(),
            shelf: self.shelf.clone(),
            stocking: self.shelf.clone(),
            options: CatalogOptions::default(),
        })
    }

    pub async fn send(&self, request: Request<Body>) -> Answer {
        let response = self.router.clone().oneshot(request).await.unwrap();
        let (parts, body) = response.into_parts();
        let bytes = body.collect().await.unwrap().to_bytes();
        let body = if bytes.is_empty() { Value::Null } else { serde_json::from_slice(&bytes).unwrap() };
        Answer { status: parts.status, headers: parts.headers, body }
    }

    pub async fn get(&self, path: &str) -> Answer {
        self.send(Request::get(path).body(Body::empty()).unwrap()).await
    }

    pub async fn post(&self, path: &str, body: &Value) -> Answer {
        self.with_body("POST", path, body, &[]).await
    }

    pub async fn with_body(
        &self,
        method: &str,
        path: &str,
        body: &Value,
        headers: &[(&str, &str)],
    ) -> Answer {
        let mut request =
            Request::builder().method(method).uri(path).header(header::CONTENT_TYPE, "application/json");
        for (name, value) in headers {
            request = request.header(*name, *value);
        }
        self.send(request.body(Body::from(body.to_string())).unwrap()).await
    }

    /// Posts as this account.
    pub async fn post_as(&self, user_id: UserId, path: &str, body: &Value) -> Answer {
        let request = Request::post(path).header(header::CONTENT_TYPE, "application/json");
        self.send_as(user_id, request.body(Body::from(body.to_string())).unwrap()).await
    }

    /// Reads as this account.
    pub async fn get_as(&self, user_id: UserId, path: &str) -> Answer {
        self.send_as(user_id, Request::get(path).body(Body::empty()).unwrap()).await
    }

    pub async fn send_as(&self, user_id: UserId, mut request: Request<Body>) -> Answer {
        let permissions = Arc::default();
        request.extensions_mut().insert(Principal { user_id, session_id: None, permissions });
        self.send(request).await
    }

    pub async fn delete(&self, path: &str) -> Answer {
        self.send(Request::delete(path).body(Body::empty()).unwrap()).await
    }

    /// Makes a product; the clock moves on, so that no two products have one time.
    pub async fn add(&self, draft: &Value) -> Value {
        self.clock.advance(Duration::from_secs(1));
        let answer = self.post("/products", draft).await;
        assert_eq!(answer.status, StatusCode::CREATED, "{}", answer.body);
        answer.body
    }

    pub async fn titles(&self, path: &str) -> Vec<String> {
        let answer = self.get(path).await;
        assert_eq!(answer.status, StatusCode::OK, "{}", answer.body);
        let items = answer.body["items"].as_array().unwrap();
        items.iter().map(|item| item["title"].as_str().unwrap().to_owned()).collect()
    }

    /// Counts pieces as sold.
    pub async fn sell(&self, product: ProductId, pieces: u32) {
        let sale = vec![((), vec![(product, pieces)])];
        self.catalog.record_sales_once(sale, |(), _| Ok(true)).await.unwrap();
    }

    /// Changes stock, and tells the catalogue as the process that hears of it does.
    pub async fn set_stock(&self, variant: VariantId, pieces: i64) {
        self.shelf.stock.lock().unwrap().insert(variant, pieces);
        self.catalog.stock_changed(&[(variant, Availability::of_stock(pieces))]).await.unwrap();
    }

    pub async fn events(&self, name: &'static str) -> i64 {
        let sql = "SELECT COUNT(*) FROM outbox WHERE event = ?";
        let counted = self.database.read(|s| s.query_opt(sql, &database::params![name], |row| row.get(0)));
        counted.await.map(Option::unwrap).unwrap_or_else(|error: database::Error| panic!("{error}"))
    }
}

pub fn draft(value: Value) -> ProductDraft {
    serde_json::from_value(value).unwrap()
}

/// A product with one variant.
pub fn simple(title: &str, price: i64) -> Value {
    json!({"title": title, "variants": [{"price": price, "stock": 5}]})
}

pub fn variant_of(product: &Value, index: usize) -> VariantId {
    product["variants"][index]["id"].as_str().unwrap().parse().unwrap()
}

pub fn id_of(thing: &Value) -> String {
    thing["id"].as_str().unwrap().to_owned()
}

/// A review of another place with so many stars and nothing said.
pub fn imported(product_id: ProductId, user_id: UserId, stars: u8) -> ImportedReview {
    let content = ReviewContent {
        rating: Stars::new(stars).unwrap(),
        title: "".parse().unwrap(),
        text: "".parse().unwrap(),
        author_name: "Ada L.".parse().unwrap(),
        verified_buyer: true,
        created_at: Timestamp::from_micros(1_600_000_000_000_000),
    };
    ImportedReview { product_id, user_id, content }
}
