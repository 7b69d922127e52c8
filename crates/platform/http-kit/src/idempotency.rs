//! Idempotency records: the first answer to a key, kept beside the effect it belongs to.
//!
//! `begin` and `finish` run in the transaction that has the effect, so that a crash keeps both or neither. Modelled on
//! the IETF draft "The Idempotency-Key HTTP Header Field" (draft-ietf-httpapi-idempotency-key-header).

use std::time::Duration;

use axum::{
    body::Body,
    http::{HeaderValue, StatusCode, header},
    response::{IntoResponse, Response},
};
use database::{Database, Error, Migration, Script, Snapshot, Tx, params};
use primitives::Timestamp;
use serde::Serialize;
use sha2::{Digest, Sha256};

use crate::Problem;

/// The table of the records.
pub const MIGRATIONS: &[Migration] = &[Migration {
    context: "http-kit",
    number: 1,
    name: "idempotency",
    script: Script::Common(include_str!("../migrations/0001_idempotency.sql")),
}];

/// How long an answer is kept.
pub const KEPT_FOR: Duration = Duration::from_secs(24 * 60 * 60);

/// A key that a client sent, bound to caller, operation and body.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Attempt {
    id: Vec<u8>,
    fingerprint: Vec<u8>,
}

/// What is known about an attempt.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Known {
    /// Nothing: do it.
    Fresh,
    /// It has begun, and its answer is not decided yet.
    Begun,
    /// It was answered.
    Answered(Answer),
}

/// An answer that is sent again for the same key.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Answer {
    /// The HTTP status.
    pub status: u16,
    /// The JSON body.
    pub body: String,
    /// Whether this repeats an earlier answer.
    pub replayed: bool,
}

impl Attempt {
    /// The attempt of `scope` (caller and operation) under `key` with this JSON body.
    #[must_use]
    pub fn new(scope: String, key: String, body: &[u8]) -> Self {
        // Two spellings of one JSON document are the same body.
        let canonical = serde_json::from_slice::<serde_json::Value>(body).map(|value| value.to_string());
        let fingerprint = Sha256::digest(canonical.as_deref().map_or(body, str::as_bytes)).to_vec();
        let id = Sha256::new().chain_update(scope).chain_update([0]).chain_update(key).finalize().to_vec();
        Self { id, fingerprint }
    }

    /// What is known about it.
    ///
    /// # Errors
    /// The database's, or [`Reused`] when the key was used with another body.
    pub fn known<E: From<Error> + From<Reused>>(&self, snapshot: &mut Snapshot) -> Result<Known, E> {
        let sql = "SELECT fingerprint, status, body FROM idempotency_keys WHERE id = ?";
        let found = snapshot.query_opt(sql, &params![self.id.as_slice()], |row| {
            Ok((row.get::<Vec<u8>>(0)?, row.get::<Option<u16>>(1)?, row.get::<Option<String>>(2)?))
        })?;
        match found {
            None => Ok(Known::Fresh),
            Some((fingerprint, ..)) if fingerprint != self.fingerprint => Err(Reused.into()),
            Some((_, Some(status), Some(body))) => {
                Ok(Known::Answered(Answer { status, body, replayed: true }))
            }
            Some(_) => Ok(Known::Begun),
        }
    }

    /// Notes that the attempt has begun.
    ///
    /// # Errors
    /// The database's.
    pub fn begin(&self, tx: &mut Tx, now: Timestamp) -> Result<(), Error> {
        let row = params![self.id.as_slice(), self.fingerprint.as_slice(), now];
        tx.insert_if_absent("idempotency_keys", &["id"], &["id", "fingerprint", "created_at"], &row).map(drop)
    }

    /// Keeps the answer, unless there is one already.
    ///
    /// # Errors
    /// The database's.
    pub fn finish(&self, tx: &mut Tx, now: Timestamp, answer: &Answer) -> Result<(), Error> {
        self.begin(tx, now)?;
        let sql = "UPDATE idempotency_keys SET status = ?, body = ? WHERE id = ? AND status IS NULL";
        tx.execute(sql, &params![i64::from(answer.status), &answer.body, self.id.as_slice()]).map(drop)
    }
}

/// The key was used with another body.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("the idempotency key was used with another body")]
pub struct Reused;

impl From<Reused> for Problem {
    fn from(_: Reused) -> Self {
        Self::conflict("idempotency_key_reused", "This idempotency-key was used with another body.")
    }
}

impl Answer {
    /// A first answer.
    ///
    /// # Errors
    /// When `body` has no JSON form.
    pub fn json(status: StatusCode, body: &impl Serialize) -> Result<Self, serde_json::Error> {
        Ok(Self { status: status.as_u16(), body: serde_json::to_string(body)?, replayed: false })
    }
}

impl IntoResponse for Answer {
    fn into_response(self) -> Response {
        let mut response = Response::new(Body::from(self.body));
        *response.status_mut() = StatusCode::from_u16(self.status).unwrap_or(StatusCode::OK);
        let is_problem = response.status().is_client_error();
        let content_type = if is_problem { "application/problem+json" } else { "application/json" };
        response.headers_mut().insert(header::CONTENT_TYPE, HeaderValue::from_static(content_type));
        if self.replayed {
            response.headers_mut().insert("idempotency-replayed", HeaderValue::from_static("true"));
        }
        response
    }
}

/// Forgets records older than [`KEPT_FOR`], a bounded number at a time; returns how many.
///
/// # Errors
/// The database's.
pub async fn purge(database: &Database, now: Timestamp) -> Result<u64, Error> {
    let before = now.minus(KEPT_FOR);
    // MySQL takes a LIMIT only in a query inside the inner one.
    let sql = "DELETE FROM idempotency_keys WHERE id IN (SELECT id FROM \
               (SELECT id FROM idempotency_keys WHERE created_at < ? LIMIT 500) AS old)";
    database.write(move |tx| tx.execute(sql, &params![before])).await
}
