//! Requests under an idempotency key. The records are rows and the carts are documents, so no transaction spans both:
//! a cart bears a mark of what was added to it, and a guest's new cart is made from the answer that was recorded.

use axum::http::{HeaderMap, StatusCode};
use http_kit::idempotency::{Answer, Attempt, Known};
use primitives::{CartId, Currency, Timestamp};
use serde::Deserialize;
use sha2::{Digest, Sha256};

use super::{Carts, NewCart};
use crate::{CartBody, CartError, CartLine, cart::Cart};

/// A request that is to happen once.
#[derive(Debug, Clone)]
pub(crate) struct Once {
    attempt: Attempt,
    /// What a cart bears once the request has changed it.
    pub(crate) mark: String,
}

/// What is read of a recorded answer.
#[derive(Deserialize)]
struct Recorded {
    id: CartId,
    currency: Currency,
    line_items: Vec<CartLine>,
    updated_at: Timestamp,
}

impl Once {
    /// The request's attempt, marked by its key.
    pub(crate) fn new(headers: &HeaderMap, attempt: Option<Attempt>) -> Option<Self> {
        let key = headers.get("idempotency-key")?;
        let digest = Sha256::digest(key.as_bytes());
        let mark = digest.iter().take(16).map(|byte| format!("{byte:02x}")).collect();
        attempt.map(|attempt| Self { attempt, mark })
    }
}

impl Carts {
    /// The answer that the request has had, else notes that it begins.
    pub(crate) async fn begin(&self, once: &Once) -> Result<Option<Answer>, CartError> {
        let known = self.records.read(|snapshot| once.attempt.known::<CartError>(snapshot)).await?;
        if let Known::Answered(answer) = known {
            return Ok(Some(answer));
        }
        let (attempt, now) = (once.attempt.clone(), self.clock.now());
        self.records
            .write(move |tx| {
                attempt.begin(tx, now)?;
                // Somebody else may have begun with another body in the meantime.
                attempt.known::<CartError>(tx)
            })
            .await
            .map(|known| if let Known::Answered(answer) = known { Some(answer) } else { None })
    }

    /// Records the answer; what comes back is the one to send, which is another's if that was first.
    pub(crate) async fn finish(
        &self,
        once: &Once,
        status: StatusCode,
        body: &CartBody,
    ) -> Result<Answer, CartError> {
        let answer = Answer::json(status, body).map_err(|error| undecodable(&error))?;
        let (attempt, now, own) = (once.attempt.clone(), self.clock.now(), answer.clone());
        let known = self.records.write(move |tx| {
            attempt.finish(tx, now, &own)?;
            attempt.known::<CartError>(tx)
        });
        match known.await? {
            Known::Answered(recorded) if recorded.body != answer.body => Ok(recorded),
            _ => Ok(answer),
        }
    }

    /// A guest's cart under a key: recorded first, then kept, so that a crash in between is made good by a repetition.
    pub(crate) async fn create_once(&self, once: &Once, new: &NewCart) -> Result<Answer, CartError> {
        let answer = match self.begin(once).await? {
            Some(answer) => answer,
            None => {
                let (_, body) = self.prepare(new).await?;
                self.finish(once, StatusCode::CREATED, &body).await?
            }
        };
        let Recorded { id, currency, line_items: lines, updated_at } =
            serde_json::from_str(&answer.body).map_err(|error| undecodable(&error))?;
        let cart = Cart { lines, ..Cart::empty(id, None, currency, updated_at) };
        self.keep(&cart).await?;
        Ok(answer)
    }
}

fn undecodable(error: &serde_json::Error) -> CartError {
    CartError::Database(database::Error::Decode(error.to_string()))
}
