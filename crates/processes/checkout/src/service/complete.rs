//! Completing a checkout: however often and from however many sides it is asked for, one order and one payment at a
//! time come of it, and everybody is answered with that order.

use axum::http::StatusCode;
use http_kit::{
    Caller,
    idempotency::{Answer, Attempt, Known},
};
use payments::ReturnUrl;
use primitives::{CheckoutId, ExecutionId};
use workflow::Change;

use super::{Looked, MAX_ROUNDS, place::Placed};
use crate::{
    CheckoutError, Checkouts, attempt, http::CompleteCheckout, progress::CheckoutStatus, view::CompletedBody,
};

/// How a request to complete goes on.
enum Begun {
    /// It was answered before.
    Answered(Answer),
    /// The outcome of a payment is awaited; `repeated` if the same key asked before.
    Awaited { execution: Option<ExecutionId>, repeated: bool },
}

impl Checkouts {
    /// Pays and places the order, and waits for the outcome as long as the options say.
    pub(crate) async fn complete(
        &self,
        id: CheckoutId,
        caller: &Caller,
        wish: CompleteCheckout,
        attempt: Attempt,
    ) -> Result<Answer, CheckoutError> {
        let asked = wish.payment.handler_id.as_str();
        if !self.parts.payments.handlers().iter().any(|handler| handler.id.as_str() == asked) {
            return Err(CheckoutError::UnknownHandler);
        }
        let return_url = self.return_url(wish.payment.return_url.as_deref())?;
        match self.begin_payment(id, caller, wish, return_url, &attempt).await? {
            Begun::Answered(answer) => self.answer_again(&answer),
            Begun::Awaited { execution, repeated } => {
                let settled = self.await_outcome(id, caller, execution).await?;
                self.answer(settled, attempt, repeated).await
            }
        }
    }

    async fn begin_payment(
        &self,
        id: CheckoutId,
        caller: &Caller,
        wish: CompleteCheckout,
        return_url: ReturnUrl,
        attempt: &Attempt,
    ) -> Result<Begun, CheckoutError> {
        for _ in 0..MAX_ROUNDS {
            let (seen, known) = self.look_and(id, caller, |snapshot| attempt.known(snapshot)).await?;
            match (known, seen.body.status) {
                (Known::Answered(answer), _) => return Ok(Begun::Answered(answer)),
                (Known::Begun, _) => return self.join(&seen, true).await,
                (_, CheckoutStatus::Completed | CheckoutStatus::CompleteInProgress) => {
                    return self.join(&seen, false).await;
                }
                (_, CheckoutStatus::Canceled) => return Err(CheckoutError::GivenUp),
                (_, CheckoutStatus::Incomplete) => return Err(CheckoutError::Incomplete(seen.body.messages)),
                (Known::Fresh, CheckoutStatus::ReadyForComplete) => {}
            }
            if let (Some(expected), Some(total)) = (wish.expected_total, seen.total())
                && expected != total
            {
                return Err(CheckoutError::TotalChanged { total });
            }
            let is_first = seen.checkout.order_id.is_none();
            let placement =
                self.prepare(seen, wish.payment.clone(), return_url.clone(), attempt.clone()).await?;
            match self.parts.database.write(move |tx| placement.run(tx)).await? {
                Placed::Begun(execution) => {
                    if is_first {
                        orders::count_placed();
                    }
                    return Ok(Begun::Awaited { execution: Some(execution), repeated: false });
                }
                Placed::Changed => {}
            }
        }
        Err(CheckoutError::Contended)
    }

    /// Where a page of the provider's own sends the buyer back to: by default the storefront of this store.
    fn return_url(&self, wished: Option<&str>) -> Result<ReturnUrl, CheckoutError> {
        let origins = self.parts.payments.origins();
        let ours = || format!("{}/checkout/return", origins.own());
        Ok(origins.admit(&wished.map_or_else(ours, str::to_owned))?)
    }

    async fn join(&self, seen: &Looked, repeated: bool) -> Result<Begun, CheckoutError> {
        Ok(Begun::Awaited { execution: self.execution_of(seen).await?, repeated })
    }

    /// The checkout once its payment is decided, or as it is when the time for an answer is over.
    pub(super) async fn await_outcome(
        &self,
        id: CheckoutId,
        caller: &Caller,
        execution: Option<ExecutionId>,
    ) -> Result<Looked, CheckoutError> {
        if let Some(execution) = execution {
            let decided =
                tokio::time::timeout(self.parts.options.answer_wait, self.await_decision(execution));
            // When the time is over the checkout is shown as it is.
            decided.await.unwrap_or(Ok(()))?;
        }
        self.look(id, caller).await
    }

    /// Looks at the execution only, which is cheap, whenever it changes.
    async fn await_decision(&self, execution: ExecutionId) -> Result<(), CheckoutError> {
        let mut watch = self.parts.engine.watch(execution);
        let undecided =
            || self.parts.database.read(move |snapshot| attempt::is_undecided(snapshot, execution));
        while undecided().await.map_err(CheckoutError::Database)? {
            // A change that is missed is noticed by the watch's own polling.
            let mut change = watch.next().await;
            while change == Some(Change::GoesOn) {
                change = watch.next().await;
            }
            if change == Some(Change::Ended) {
                return Ok(());
            }
        }
        Ok(())
    }

    /// A refusal is kept under its key, so that a repetition is refused as well and pays nothing. Of a success the order
    /// is the record, and while the outcome is open the next request is to learn it. The order's token is kept nowhere.
    async fn answer(
        &self,
        settled: Looked,
        attempt: Attempt,
        repeated: bool,
    ) -> Result<Answer, CheckoutError> {
        let refused =
            !matches!(settled.body.status, CheckoutStatus::CompleteInProgress | CheckoutStatus::Completed);
        let (status, mut body) = settled.completed();
        if refused {
            let (now, kept) = (self.parts.clock.now(), answer_of(status, &body)?);
            let kept = self.parts.database.write(move |tx| attempt.finish(tx, now, &kept));
            kept.await.map_err(CheckoutError::Database)?;
        }
        if let Some(order) = &mut body.order {
            order.token = Some(self.parts.tokens.issue(order.id));
        }
        Ok(Answer { replayed: repeated, ..answer_of(status, &body)? })
    }

    /// A kept answer, with the order's token.
    fn answer_again(&self, kept: &Answer) -> Result<Answer, CheckoutError> {
        let unreadable = |error: serde_json::Error| CheckoutError::Part(error.to_string());
        let mut body: serde_json::Value = serde_json::from_str(&kept.body).map_err(unreadable)?;
        let order = body.pointer("/order/id").and_then(serde_json::Value::as_str);
        if let Some(order) = order.and_then(|id| id.parse().ok()) {
            body["order"]["token"] = self.parts.tokens.issue(order).into();
        }
        Ok(Answer { body: body.to_string(), ..*kept })
    }
}

fn answer_of(status: StatusCode, body: &CompletedBody) -> Result<Answer, CheckoutError> {
    Answer::json(status, body).map_err(|error| CheckoutError::Part(error.to_string()))
}
