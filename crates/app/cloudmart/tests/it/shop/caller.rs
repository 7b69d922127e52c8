//! Somebody who talks to the API, signed in or not.

use reqwest::{Client, Method, RequestBuilder};
use serde_json::{Value, json};

use super::Answer;

/// Somebody who talks to the API. Paths are relative to `/api/v1`.
#[derive(Clone)]
pub struct Caller {
    client: Client,
    base: String,
    token: Option<String>,
}

impl Caller {
    pub fn new(client: Client, base: String, token: Option<String>) -> Self {
        Self { client, base, token }
    }

    /// The same caller with an access token.
    pub fn holding(&self, token: impl Into<String>) -> Self {
        Self { token: Some(token.into()), ..self.clone() }
    }

    /// The access token, if signed in.
    pub fn token(&self) -> Option<&str> {
        self.token.as_deref()
    }

    /// The caller, signed in with an address and a password.
    pub async fn sign_in(&self, email: &str, password: &str) -> Self {
        let answer = self.post("/auth/login", json!({"email": email, "password": password})).await.is(200);
        self.holding(answer.text_at("/access_token"))
    }

    /// A request that can be changed before [`send`] sends it.
    pub fn request(&self, method: Method, path: &str) -> RequestBuilder {
        let request = self.client.request(method, format!("{}/api/v1{path}", self.base));
        match &self.token {
            Some(token) => request.bearer_auth(token),
            None => request,
        }
    }

    pub async fn get(&self, path: &str) -> Answer {
        send(self.request(Method::GET, path)).await
    }

    pub async fn post(&self, path: &str, body: Value) -> Answer {
        send(self.request(Method::POST, path).json(&body)).await
    }

    /// A POST that may be repeated under one key.
    pub async fn post_once(&self, path: &str, key: &str, body: Value) -> Answer {
        send(self.request(Method::POST, path).header("idempotency-key", key).json(&body)).await
    }

    pub async fn patch(&self, path: &str, body: Value) -> Answer {
        send(self.request(Method::PATCH, path).json(&body)).await
    }

    pub async fn put(&self, path: &str, body: Value) -> Answer {
        send(self.request(Method::PUT, path).json(&body)).await
    }

    pub async fn delete(&self, path: &str) -> Answer {
        send(self.request(Method::DELETE, path)).await
    }
}

/// Sends a request and reads the answer to its end.
pub async fn send(request: RequestBuilder) -> Answer {
    Answer::of(request.send().await.unwrap()).await
}
