//! The requests through their public face.
#![expect(clippy::unwrap_used, reason = "a test fails by panicking, also in its fixtures")]

mod asking;
mod limits;
mod staff;

use std::{sync::Arc, time::Duration};

use axum::Router;
use http_kit::ClientAddress;
use primitives::FakeClock;
use serde_json::{Value, json};
use support::{Support, SupportOptions};
use test_kit::{Answer, Call, FreshDatabase};

/// A desk of its own that people write to.
struct Desk {
    database: FreshDatabase,
    clock: FakeClock,
    api: Router,
}

impl Desk {
    async fn open() -> Self {
        Self::with(SupportOptions::default()).await
    }

    async fn with(options: SupportOptions) -> Self {
        let migrations = [http_kit::idempotency::MIGRATIONS, queue::MIGRATIONS, support::MIGRATIONS];
        let (database, clock) = (FreshDatabase::with(&migrations).await, test_kit::clock());
        let support = Support::new(database.clone(), clock.clock(), options);
        let (api, _) = support::routes(Arc::new(support)).split_for_parts();
        Self { database, clock, api }
    }

    /// Somebody at `address` asks, a second after the one before.
    async fn ask_from(&self, address: &str, body: &Value, key: Option<&str>) -> Answer {
        self.clock.advance(Duration::from_secs(1));
        let mut call = Call::post("/requests", body).with(ClientAddress(address.parse().unwrap()));
        if let Some(key) = key {
            call = call.once(key);
        }
        call.to(&self.api).await
    }

    async fn ask(&self, body: &Value) -> Answer {
        self.ask_from("192.0.2.1", body, None).await
    }

    async fn get(&self, path: &str) -> Answer {
        Call::get(path).to(&self.api).await
    }

    async fn set_status(&self, id: &str, status: &str, if_match: Option<&str>) -> Answer {
        let mut call = Call::patch(&format!("/admin/requests/{id}"), &json!({ "status": status }));
        if let Some(tag) = if_match {
            call = call.header("if-match", tag);
        }
        call.to(&self.api).await
    }

    /// The events in the outbox, oldest first.
    async fn announced(&self) -> Vec<Value> {
        self.database.events_named("support_request_received").await
    }
}

/// What somebody asks about a mug.
fn question() -> Value {
    json!({"kind": "return", "name": "Ada Lovelace", "email": "ada@example.com", "subject": "The mug",
        "message": "It arrived in two pieces.\nWhat now?", "order_number": "1001"})
}
