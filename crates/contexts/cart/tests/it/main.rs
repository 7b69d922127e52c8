//! The carts through their endpoints.
#![expect(clippy::unwrap_used, clippy::panic, reason = "a test fails by panicking, also in its fixtures")]

mod access;
mod claiming;
mod creating;
mod expiry;
mod limits;
mod lines;
mod offers;
mod once;
mod operations;
mod parallel;
mod selling;

use std::{
    collections::HashMap,
    sync::{Arc, Mutex},
};

use async_trait::async_trait;
use axum::{
    Router,
    body::Body,
    http::{HeaderMap, Method, Request, StatusCode, header},
};
use cart::{Carts, Offer, Shelf, ShelfError};
use database::{Database, testing};
use documents::SqlDocuments;
use http_body_util::BodyExt;
use http_kit::Principal;
use primitives::{Amount, Availability, Currency, FakeClock, ProductId, Timestamp, UserId, VariantId};
use serde_json::{Value, json};
use tempfile::TempDir;
use tower::ServiceExt;

/// The carts of a shop of its own.
struct Shop {
    database: Database,
    clock: FakeClock,
    shelf: Arc<FullShelf>,
    carts: Arc<Carts>,
    api: Router,
    described: utoipa::openapi::OpenApi,
    _folder: TempDir,
}

/// What is on offer, and how many variants each look-up asked for.
#[derive(Default)]
struct FullShelf {
    offers: Mutex<HashMap<VariantId, Offer>>,
    asked: Mutex<Vec<usize>>,
}

#[async_trait]
impl Shelf for FullShelf {
    async fn offers(
        &self,
        variants: &[VariantId],
        currency: Currency,
    ) -> Result<HashMap<VariantId, Offer>, ShelfError> {
        self.asked.lock().unwrap().push(variants.len());
        let offers = self.offers.lock().unwrap();
        let in_currency = |offer: &Offer| {
            let price = offer.price.filter(|_| currency == Currency::USD);
            Offer { price, ..offer.clone() }
        };
        Ok(variants.iter().filter_map(|id| Some((*id, in_currency(offers.get(id)?)))).collect())
    }
}

struct Answer {
    status: StatusCode,
    headers: HeaderMap,
    body: Value,
}

impl Answer {
    /// The cart's address.
    fn path(&self) -> String {
        format!("/carts/{}", self.body["id"].as_str().unwrap())
    }

    /// The address of its first line.
    fn line_path(&self) -> String {
        format!("{}/line-items/{}", self.path(), self.body["line_items"][0]["id"].as_str().unwrap())
    }

    fn quantities(&self) -> Vec<i64> {
        let lines = self.body["line_items"].as_array().unwrap();
        lines.iter().map(|line| line["quantity"].as_i64().unwrap()).collect()
    }

    /// Pointer and code of the first error.
    fn fault(&self) -> (u16, &str, &str) {
        let error = &self.body["errors"][0];
        (self.status.as_u16(), error["pointer"].as_str().unwrap(), error["code"].as_str().unwrap())
    }

    fn is_replayed(&self) -> bool {
        self.headers.get("idempotency-replayed").is_some_and(|value| value == "true")
    }
}

impl Shop {
    async fn open() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let migrations: Vec<_> = [documents::MIGRATIONS, http_kit::idempotency::MIGRATIONS].concat();
        let database = testing::fresh(folder.path(), &migrations).await.unwrap();
        let clock = FakeClock::at(Timestamp::from_micros(1_800_000_000_000_000));
        let shelf = Arc::new(FullShelf::default());
        let carts = Arc::new(another_process(&database, &clock, &shelf));
        let (api, described) = cart::routes(Arc::clone(&carts)).split_for_parts();
        Self { database, clock, shelf, carts, api, described, _folder: folder }
    }

    /// Offers a variant at this price, with a stock of ten.
    fn offer(&self, price: i64) -> VariantId {
        let variant_id = VariantId::new();
        let offer = Offer {
            variant_id,
            product_id: ProductId::new(),
            title: "Trail Runner".to_owned(),
            variant_title: Some("42".to_owned()),
            sku: Some("TR-42".to_owned()),
            image_url: None,
            price: Some(Amount::new(price)),
            sellable: true,
            availability: Availability::of_stock(10),
        };
        self.shelf.offers.lock().unwrap().insert(variant_id, offer);
        variant_id
    }

    fn change_offer(&self, variant: VariantId, change: impl FnOnce(&mut Offer)) {
        change(self.shelf.offers.lock().unwrap().get_mut(&variant).unwrap());
    }

    async fn get(&self, path: &str, caller: Option<UserId>) -> Answer {
        self.send(Method::GET, path, None, caller, None).await
    }

    async fn post(&self, path: &str, body: &Value, caller: Option<UserId>) -> Answer {
        self.send(Method::POST, path, Some(body), caller, None).await
    }

    async fn post_once(&self, path: &str, body: &Value, caller: Option<UserId>, key: &str) -> Answer {
        self.send(Method::POST, path, Some(body), caller, Some(key)).await
    }

    async fn patch(&self, path: &str, body: &Value) -> Answer {
        self.send(Method::PATCH, path, Some(body), None, None).await
    }

    async fn delete(&self, path: &str) -> Answer {
        self.send(Method::DELETE, path, None, None, None).await
    }

    async fn send(
        &self,
        method: Method,
        path: &str,
        body: Option<&Value>,
        caller: Option<UserId>,
        key: Option<&str>,
    ) -> Answer {
        let mut request = Request::builder().method(method).uri(path);
        if let Some(key) = key {
            request = request.header("idempotency-key", key);
        }
        if let Some(user_id) = caller {
            request = request.extension(Principal { user_id, session_id: None, permissions: Arc::default() });
        }
        let request = request.header(header::CONTENT_TYPE, "application/json");
        let body = body.map_or_else(Body::empty, |body| Body::from(body.to_string()));
        let response = self.api.clone().oneshot(request.body(body).unwrap()).await.unwrap();
        let (parts, body) = response.into_parts();
        let bytes = body.collect().await.unwrap().to_bytes();
        let body = serde_json::from_slice(&bytes).unwrap_or_else(|_| panic!("{bytes:?}"));
        Answer { status: parts.status, headers: parts.headers, body }
    }
}

/// The carts as another process of the same shop has them.
fn another_process(database: &Database, clock: &FakeClock, shelf: &Arc<FullShelf>) -> Carts {
    let documents = Arc::new(SqlDocuments::new(database.clone(), clock.clock()));
    Carts::new(documents, shelf.clone(), database.clone(), clock.clock(), Currency::USD)
}

fn wanted(variant: VariantId, quantity: i64) -> Value {
    json!({"variant_id": variant, "quantity": quantity})
}

fn cart_of(lines: &[Value]) -> Value {
    json!({ "line_items": lines })
}
