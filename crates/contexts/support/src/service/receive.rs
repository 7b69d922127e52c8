//! Somebody asks something: kept at most once for an idempotency key, announced in the same transaction.

use std::net::IpAddr;

use axum::http::StatusCode;
use database::Tx;
use http_kit::idempotency::{Answer, Attempt, Known};
use primitives::{SupportRequestId, Timestamp, UserId};
use serde::Serialize;
use utoipa::ToSchema;

use super::Support;
use crate::{NewRequest, RequestStatus, SupportError, SupportRequest, SupportRequestReceived, store};

/// What the person is told; the request itself is for the staff.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = SupportRequestReceipt)]
pub(crate) struct Receipt {
    /// What to name it by.
    id: SupportRequestId,
    /// How far it is.
    status: RequestStatus,
    /// When it was made.
    created_at: Timestamp,
}

impl Support {
    /// Keeps a request from this network address.
    ///
    /// # Errors
    /// [`SupportError::TooMany`], [`SupportError::Reused`]
    pub async fn receive(
        &self,
        asked: NewRequest,
        user_id: Option<UserId>,
        network: IpAddr,
        attempt: Option<Attempt>,
    ) -> Result<Answer, SupportError> {
        let now = self.clock.now();
        self.admit(&asked, network, now).await?;
        let request = SupportRequest::new(asked, user_id, now);
        let kind = request.asked.kind.as_str();
        let answer = self.database.write(move |tx| once(tx, &request, attempt.as_ref(), now)).await?;
        if !answer.replayed {
            metrics::counter!("support_requests_total", "kind" => kind).increment(1);
        }
        Ok(answer)
    }

    /// Counts the request against the limits of its network and e-mail address.
    async fn admit(&self, asked: &NewRequest, network: IpAddr, now: Timestamp) -> Result<(), SupportError> {
        if let Some(networks) = &self.networks {
            networks.take(network, now).await.map_err(SupportError::TooMany)?;
        }
        self.emails.take(asked.email.normalized(), now).await.map_err(SupportError::TooMany)
    }
}

fn once(
    tx: &mut Tx,
    request: &SupportRequest,
    attempt: Option<&Attempt>,
    now: Timestamp,
) -> Result<Answer, SupportError> {
    if let Some(attempt) = attempt
        && let Known::Answered(answer) = attempt.known::<SupportError>(tx)?
    {
        return Ok(answer);
    }
    store::insert(tx, request)?;
    queue::emit(tx, now, &SupportRequestReceived::from(request))?;
    let receipt = Receipt { id: request.id, status: request.status, created_at: request.created_at };
    let answer = Answer::json(StatusCode::CREATED, &receipt)
        .map_err(|error| database::Error::Decode(error.to_string()))?;
    if let Some(attempt) = attempt {
        attempt.finish(tx, now, &answer)?;
    }
    Ok(answer)
}
