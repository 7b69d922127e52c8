//! The requests through their public face.
#![expect(clippy::unwrap_used, clippy::panic, reason = "a test fails by panicking, also in its fixtures")]

mod asking;
mod limits;
mod staff;

use std::{sync::Arc, time::Duration};

use axum::{
    Router,
    body::Body,
    http::{HeaderMap, Request, StatusCode, header},
};
use database::{Database, Error, testing};
use http_body_util::BodyExt;
use http_kit::{ClientAddress, Principal};
use primitives::{FakeClock, Timestamp, UserId};
use serde_json::{Value, json};
use support::{Support, SupportOptions};
use tempfile::TempDir;
use tower::ServiceExt;

/// A desk of its own that people write to.
struct Desk {
    database: Database,
    clock: FakeClock,
    api: Router,
    _folder: TempDir,
}

/// What the desk answered.
struct Answer {
    status: StatusCode,
    headers: HeaderMap,
    body: Value,
}

impl Desk {
    async fn open() -> Self {
        Self::with(SupportOptions::default()).await
    }

    async fn with(options: SupportOptions) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let migrations = [http_kit::idempotency::MIGRATIONS, queue::MIGRATIONS, support::MIGRATIONS].concat();
        let database = testing::fresh(folder.path(), &migrations).await.unwrap();
        let clock = FakeClock::at(Timestamp::from_micros(1_800_000_000_000_000));
        let support = Support::new(database.clone(), clock.clock(), options);
        let (api, _) = support::routes(Arc::new(support)).split_for_parts();
        Self { database, clock, api, _folder: folder }
    }

    /// Somebody at `address` asks, a second after the one before.
    async fn ask_from(&self, address: &str, body: &Value, key: Option<&str>) -> Answer {
        self.clock.advance(Duration::from_secs(1));
        let mut request = Request::post("/requests").header(header::CONTENT_TYPE, "application/json");
        if let Some(key) = key {
            request = request.header("idempotency-key", key);
        }
        let mut request = request.body(Body::from(body.to_string())).unwrap();
        request.extensions_mut().insert(ClientAddress(address.parse().unwrap()));
        self.send(request).await
    }

    async fn ask(&self, body: &Value) -> Answer {
        self.ask_from("192.0.2.1", body, None).await
    }

    async fn get(&self, path: &str) -> Answer {
        self.send(Request::get(path).body(Body::empty()).unwrap()).await
    }

    async fn set_status(&self, id: &str, status: &str, if_match: Option<&str>) -> Answer {
        let mut request =
            Request::patch(format!("/admin/requests/{id}")).header(header::CONTENT_TYPE, "application/json");
        if let Some(tag) = if_match {
            request = request.header(header::IF_MATCH, tag);
        }
        let body = json!({ "status": status }).to_string();
        self.send(request.body(Body::from(body)).unwrap()).await
    }

    async fn send(&self, request: Request<Body>) -> Answer {
        let response = self.api.clone().oneshot(request).await.unwrap();
        let (parts, body) = response.into_parts();
        let body = body.collect().await.unwrap().to_bytes();
        let body = serde_json::from_slice(&body).unwrap();
        Answer { status: parts.status, headers: parts.headers, body }
    }

    /// The events in the outbox, oldest first.
    async fn announced(&self) -> Vec<Value> {
        let sql = "SELECT payload FROM outbox WHERE event = 'support_request_received' ORDER BY id";
        let found =
            self.database.read(|s| s.query(sql, &[], |row| Ok(row.get::<database::Json<Value>>(0)?.0)));
        found.await.unwrap_or_else(|error: Error| panic!("{error}"))
    }
}

/// What somebody asks about a mug.
fn question() -> Value {
    json!({"kind": "return", "name": "Ada Lovelace", "email": "ada@example.com", "subject": "The mug",
        "message": "It arrived in two pieces.\nWhat now?", "order_number": "1001"})
}

fn customer(user_id: UserId) -> Principal {
    Principal { user_id, session_id: None, permissions: Arc::default() }
}
