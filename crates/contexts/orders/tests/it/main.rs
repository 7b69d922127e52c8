//! The orders through their public face.
#![expect(clippy::unwrap_used, clippy::panic, reason = "a test fails by panicking, also in its fixtures")]

mod access;
mod lists;
mod metrics;
mod notes;
mod numbers;
mod operations;
mod placing;
mod verbs;

use std::{
    collections::{BTreeSet, HashMap},
    sync::{Arc, Mutex},
    time::Duration,
};

use async_trait::async_trait;
use axum::{
    Router,
    body::Body,
    http::{Request, StatusCode, header},
};
use database::{Database, Error, testing};
use http_body_util::BodyExt;
use http_kit::Principal;
use orders::{
    Buyer, NewOrder, Numbers, Order, OrderError, OrderLine, OrderParts, OrderTokens, Orders, Parts,
    PartsError, PaymentBody,
};
use primitives::{
    Amount, CheckoutId, Currency, FakeClock, LineItemId, OrderId, PaymentId, ProductId, Quantity, Timestamp,
    TotalType, TotalsEntry, UserId, VariantId,
};
use serde_json::{Value, json};
use tempfile::TempDir;
use tower::ServiceExt;

/// The orders of a shop of its own.
struct Shop {
    database: Database,
    clock: FakeClock,
    numbers: Numbers,
    tokens: OrderTokens,
    parts: Arc<KnownParts>,
    api: Router,
    described: utoipa::openapi::OpenApi,
    _folder: TempDir,
}

/// What the other contexts know, and which look-ups were made.
#[derive(Default)]
struct KnownParts {
    of: Mutex<HashMap<OrderId, Parts>>,
    asked: Mutex<Vec<usize>>,
}

#[async_trait]
impl OrderParts for KnownParts {
    async fn parts(&self, orders: &[OrderId]) -> Result<HashMap<OrderId, Parts>, PartsError> {
        self.asked.lock().unwrap().push(orders.len());
        let known = self.of.lock().unwrap();
        Ok(orders.iter().filter_map(|id| Some((*id, known.get(id)?.clone()))).collect())
    }
}

impl Shop {
    async fn open() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let migrations: Vec<_> = [queue::MIGRATIONS, orders::MIGRATIONS].concat();
        let database = testing::fresh(folder.path(), &migrations).await.unwrap();
        let clock = FakeClock::at(Timestamp::from_micros(1_800_000_000_000_000));
        let tokens = OrderTokens::new(b"a secret of the server");
        let parts = Arc::new(KnownParts::default());
        let orders = Orders::new(database.clone(), clock.clock(), tokens.clone(), parts.clone());
        let (api, described) = orders::routes(Arc::new(orders)).split_for_parts();
        let numbers = Numbers::new(database.clone(), clock.clock(), orders::BLOCK);
        Self { database, clock, numbers, tokens, parts, api, described, _folder: folder }
    }

    /// Places an order, a second after the one before.
    async fn place(&self, new: NewOrder) -> Order {
        self.clock.advance(Duration::from_secs(1));
        self.try_place(new).await.unwrap()
    }

    async fn try_place(&self, new: NewOrder) -> Result<Order, OrderError> {
        let (now, number) = (self.clock.clock().now(), self.numbers.next().await?);
        self.database.write(move |tx| orders::store::place(tx, now, new.clone(), number)).await
    }

    async fn order(&self, id: OrderId) -> Order {
        let found = self.database.read(|snapshot| orders::store::order(snapshot, id)).await;
        found.map(Option::unwrap).unwrap_or_else(|error: Error| panic!("{error}"))
    }

    /// The events in the outbox, oldest first.
    async fn announced(&self) -> Vec<(String, Value)> {
        let sql = "SELECT event, payload FROM outbox ORDER BY id";
        let found = self.database.read(|snapshot| {
            snapshot.query(sql, &[], |row| Ok((row.get(0)?, row.get::<database::Json<Value>>(1)?.0)))
        });
        found.await.unwrap_or_else(|error: Error| panic!("{error}"))
    }

    async fn announced_names(&self) -> Vec<String> {
        self.announced().await.into_iter().map(|(name, _)| name).collect()
    }

    async fn get(&self, path: &str, caller: Option<Principal>) -> (StatusCode, Value) {
        self.send(Request::get(path).body(Body::empty()).unwrap(), caller).await
    }

    async fn post(&self, path: &str, body: &Value, caller: Principal) -> (StatusCode, Value) {
        let request = Request::post(path).header(header::CONTENT_TYPE, "application/json");
        self.send(request.body(Body::from(body.to_string())).unwrap(), Some(caller)).await
    }

    async fn send(&self, mut request: Request<Body>, caller: Option<Principal>) -> (StatusCode, Value) {
        if let Some(caller) = caller {
            request.extensions_mut().insert(caller);
        }
        let response = self.api.clone().oneshot(request).await.unwrap();
        let status = response.status();
        let body = response.into_body().collect().await.unwrap().to_bytes();
        (status, serde_json::from_slice(&body).unwrap())
    }
}

fn customer(user_id: UserId) -> Principal {
    Principal { user_id, session_id: None, permissions: Arc::default() }
}

fn staff(permissions: &[&str]) -> Principal {
    let permissions: BTreeSet<String> = permissions.iter().map(|text| (*text).to_owned()).collect();
    Principal { user_id: UserId::new(), session_id: None, permissions: Arc::new(permissions) }
}

/// Two pieces of one thing and one of another, for 30.00 and 5.00 shipping.
fn new_order(user_id: Option<UserId>) -> NewOrder {
    let address =
        json!({"name": "Ada", "line1": "1 Main St", "city": "Oslo", "postal_code": "0150", "country": "NO"});
    NewOrder {
        id: OrderId::new(),
        checkout_id: CheckoutId::unguessable(),
        user_id,
        currency: Currency::USD,
        buyer: Buyer {
            email: "ada@example.com".parse().unwrap(),
            first_name: Some("Ada".parse().unwrap()),
            last_name: Some("Lovelace".parse().unwrap()),
            phone: None,
        },
        shipping_address: serde_json::from_value(address).unwrap(),
        billing_address: None,
        line_items: vec![line("Trail Runner", 2, 1_000), line("Socks", 1, 1_000)],
        totals: vec![
            TotalsEntry::new(TotalType::Subtotal, Amount::new(3_000)),
            TotalsEntry::new(TotalType::Fulfillment, Amount::new(500)),
            TotalsEntry::new(TotalType::Total, Amount::new(3_500)),
        ],
        total: Amount::new(3_500),
    }
}

fn line(title: &str, quantity: i64, price: i64) -> OrderLine {
    let total = Amount::new(price * quantity);
    OrderLine {
        id: LineItemId::new(),
        variant_id: VariantId::new(),
        product_id: ProductId::new(),
        title: title.to_owned(),
        variant_title: Some("42".to_owned()),
        sku: None,
        image_url: None,
        quantity: Quantity::try_from(quantity).unwrap(),
        price: Amount::new(price),
        subtotal: total,
        discount: Amount::ZERO,
        tax: Amount::ZERO,
        total,
    }
}

fn payment(amount: i64) -> PaymentBody {
    PaymentBody {
        id: PaymentId::new(),
        handler_id: "test".to_owned(),
        status: "captured".to_owned(),
        amount: Amount::new(amount),
    }
}
