//! A shop with accounts only, and clients that talk to it.

use std::{net::IpAddr, sync::Arc};

use axum::{
    Router,
    body::Body,
    extract::State,
    http::{HeaderMap, Request, header},
    middleware::{self, Next},
    response::{IntoResponse, Response},
};
use database::{Database, Migration};
use http_body_util::BodyExt;
use http_kit::{Authenticator, ClientAddress, Problem};
use primitives::{FakeClock, Timestamp};
use serde_json::{Value, json};
use tempfile::TempDir;
use tower::ServiceExt;
use users::{Users, UsersOptions};
use utoipa_axum::router::OpenApiRouter;

pub const PASSWORD: &str = "correct horse";

pub struct Shop {
    pub users: Arc<Users>,
    pub database: Database,
    pub clock: FakeClock,
    router: Router,
    _folder: TempDir,
}

#[derive(Clone)]
pub struct Client {
    router: Router,
    address: IpAddr,
    bearer: Option<String>,
    headers: Vec<(&'static str, String)>,
}

#[derive(Debug)]
pub struct Answer {
    pub status: u16,
    pub headers: HeaderMap,
    pub body: Value,
}

impl Shop {
    pub async fn open() -> Self {
        Self::open_with(UsersOptions::default()).await
    }

    pub async fn open_with(options: UsersOptions) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let all: Vec<Migration> =
            [users::MIGRATIONS, queue::MIGRATIONS, http_kit::idempotency::MIGRATIONS].concat();
        let database = database::testing::fresh(folder.path(), &all).await.unwrap();
        let clock = FakeClock::at(Timestamp::from_micros(1_800_000_000_000_000));
        let users = Arc::new(Users::new(database.clone(), clock.clock(), options).await.unwrap());
        Self { router: router(&users), users, database, clock, _folder: folder }
    }

    /// Another process of the same shop.
    pub async fn second_process(&self) -> Arc<Users> {
        let options = UsersOptions::default();
        Arc::new(Users::new(self.database.clone(), self.clock.clock(), options).await.unwrap())
    }

    /// A guest at 192.0.2.1.
    pub fn guest(&self) -> Client {
        Client {
            router: self.router.clone(),
            address: [192, 0, 2, 1].into(),
            bearer: None,
            headers: Vec::new(),
        }
    }

    /// A signed-in new customer with their tokens.
    pub async fn customer(&self, email: &str) -> (Client, Value) {
        let answer = self.guest().register(email).await;
        assert_eq!(answer.status, 201, "{answer:?}");
        (self.guest().bearer(answer.text("/access_token")), answer.body)
    }

    pub async fn log_in(&self, email: &str, password: &str) -> Answer {
        self.guest().log_in(email, password).await
    }

    /// The payloads of the events of this name that are in the outbox.
    pub async fn events(&self, name: &'static str) -> Vec<Value> {
        let sql = "SELECT payload FROM outbox WHERE event = ? ORDER BY id";
        let read = self.database.read(|snapshot| {
            snapshot.query(sql, &database::params![name], |row| {
                row.get::<database::Json<Value>>(0).map(|database::Json(payload)| payload)
            })
        });
        read.await.unwrap_or_else(|error: database::Error| panic!("{error}"))
    }

    pub async fn count(&self, sql: &'static str) -> i64 {
        let read = self.database.read(|snapshot| snapshot.query_opt(sql, &[], |row| row.get(0)));
        read.await.unwrap_or_else(|error: database::Error| panic!("{error}")).unwrap_or_default()
    }

    /// Whether an access token is believed.
    pub async fn believes(&self, token: &str) -> bool {
        self.users.authenticate(token).await.is_ok()
    }
}

fn router(users: &Arc<Users>) -> Router {
    let (router, _) = OpenApiRouter::new()
        .nest("/api/v1", users::routes(Arc::clone(users)))
        .merge(users::well_known_routes(Arc::clone(users)))
        .split_for_parts();
    router.layer(middleware::from_fn_with_state(Arc::clone(users), identify))
}

/// As the shop's access check does: a token is verified wherever there is one, and a bad one is refused.
async fn identify(State(users): State<Arc<Users>>, mut request: Request<Body>, next: Next) -> Response {
    let header = request.headers().get(header::AUTHORIZATION).cloned();
    let Some(header) = header else { return next.run(request).await };
    match users.authenticate(header.to_str().unwrap().strip_prefix("Bearer ").unwrap()).await {
        Ok(principal) => {
            request.extensions_mut().insert(principal);
            next.run(request).await
        }
        Err(_) => Problem::unauthorized().into_response(),
    }
}

impl Client {
    pub fn from(mut self, address: &str) -> Self {
        self.address = address.parse().unwrap();
        self
    }

    pub fn bearer(mut self, token: &str) -> Self {
        self.bearer = Some(token.to_owned());
        self
    }

    pub fn header(mut self, name: &'static str, value: &str) -> Self {
        self.headers.push((name, value.to_owned()));
        self
    }

    pub async fn register(&self, email: &str) -> Answer {
        self.post("/auth/register", json!({"email": email, "password": PASSWORD})).await
    }

    pub async fn log_in(&self, email: &str, password: &str) -> Answer {
        self.post("/auth/login", json!({"email": email, "password": password})).await
    }

    pub async fn refresh(&self, token: &str) -> Answer {
        self.post("/auth/refresh", json!({"refresh_token": token})).await
    }

    pub async fn get(&self, path: &str) -> Answer {
        self.send("GET", &format!("/api/v1{path}"), None).await
    }

    pub async fn post(&self, path: &str, body: Value) -> Answer {
        self.send("POST", &format!("/api/v1{path}"), Some(body)).await
    }

    pub async fn patch(&self, path: &str, body: Value) -> Answer {
        self.send("PATCH", &format!("/api/v1{path}"), Some(body)).await
    }

    pub async fn delete(&self, path: &str) -> Answer {
        self.send("DELETE", &format!("/api/v1{path}"), None).await
    }

    pub async fn send(&self, method: &str, path: &str, body: Option<Value>) -> Answer {
        let mut request = Request::builder().method(method).uri(path).extension(ClientAddress(self.address));
        if let Some(bearer) = &self.bearer {
            request = request.header(header::AUTHORIZATION, format!("Bearer {bearer}"));
        }
        for (name, value) in &self.headers {
            request = request.header(*name, value);
        }
        let body = body.map_or_else(Body::empty, |body| Body::from(body.to_string()));
        let request = request.header(header::CONTENT_TYPE, "application/json").body(body).unwrap();
        let response = self.router.clone().oneshot(request).await.unwrap();
        let (parts, body) = response.into_parts();
        let bytes = body.collect().await.unwrap().to_bytes();
        let body = if bytes.is_empty() { Value::Null } else { serde_json::from_slice(&bytes).unwrap() };
        Answer { status: parts.status.as_u16(), headers: parts.headers, body }
    }
}

impl Answer {
    /// The text at this JSON Pointer of the body.
    pub fn text(&self, pointer: &str) -> &str {
        let found = self.body.pointer(pointer).and_then(Value::as_str);
        found.unwrap_or_else(|| panic!("no text at {pointer}: {self:?}"))
    }

    /// Status and code.
    pub fn code(&self) -> (u16, &str) {
        (self.status, self.text("/code"))
    }

    /// Status, pointer and code of the first fault.
    pub fn fault(&self) -> (u16, &str, &str) {
        (self.status, self.text("/errors/0/pointer"), self.text("/errors/0/code"))
    }

    /// The seconds of `retry-after`.
    pub fn retry_after(&self) -> u64 {
        self.headers[header::RETRY_AFTER].to_str().unwrap().parse().unwrap()
    }
}
