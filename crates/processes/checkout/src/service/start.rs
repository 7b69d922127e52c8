//! Beginning a checkout from a cart.

use http_kit::{
    Caller,
    idempotency::{Answer, Attempt, Known},
};
use primitives::CartId;

use crate::{Checkout, CheckoutError, Checkouts, checkout::Line, store, view::CheckoutBody};

impl Checkouts {
    /// Begins a checkout with the lines of a cart. Repeated under the same key it answers as the first time.
    pub(crate) async fn start(
        &self,
        cart_id: CartId,
        caller: &Caller,
        attempt: Option<Attempt>,
    ) -> Result<Answer, CheckoutError> {
        if let Some(first) = self.first_answer(attempt.as_ref()).await? {
            return Ok(first);
        }
        let contents =
            self.parts.carts.contents(cart_id, caller.user_id()).await.map_err(|error| match error {
                cart::CartError::NotFound => CheckoutError::UnknownCart,
                other => CheckoutError::Part(other.to_string()),
            })?;
        if contents.lines.is_empty() {
            return Err(CheckoutError::EmptyCart);
        }
        let line = |line: &cart::CartLine| Line {
            id: line.id,
            variant_id: line.variant_id,
            quantity: line.quantity,
        };
        let lines = contents.lines.iter().map(line).collect();
        let now = self.parts.clock.now();
        let checkout = Checkout::begin(cart_id, caller.user_id(), contents.currency, lines, now);
        let answer = created(&self.show_new(&checkout).await?)?;
        let written = self.parts.database.write(move |tx| {
            if let Some(attempt) = &attempt {
                if let Known::Answered(first) = attempt.known::<CheckoutError>(tx)? {
                    return Ok(first);
                }
                attempt.finish(tx, now, &answer)?;
            }
            store::insert(tx, &checkout)?;
            Ok(answer.clone())
        });
        written.await
    }
}

impl Checkouts {
    /// What was answered to this attempt before: the cart may be empty or gone since.
    async fn first_answer(&self, attempt: Option<&Attempt>) -> Result<Option<Answer>, CheckoutError> {
        let Some(attempt) = attempt.cloned() else { return Ok(None) };
        let known =
            self.parts.database.read(move |snapshot| attempt.known::<CheckoutError>(snapshot)).await?;
        Ok(if let Known::Answered(first) = known { Some(first) } else { None })
    }
}

fn created(body: &CheckoutBody) -> Result<Answer, CheckoutError> {
    Answer::json(axum::http::StatusCode::CREATED, body)
        .map_err(|error| CheckoutError::Part(error.to_string()))
}
