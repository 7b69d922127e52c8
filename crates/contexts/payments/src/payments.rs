//! Asking providers. Every verb may be called again with the same input, after a crash too, and has its effect once;
//! what it returns is to be recorded with the `record_…` function of the same name.

mod authorize;
mod capture;
mod confirm;
mod find_capture;
mod receive_notification;
mod refund;
mod resolve;
mod settle;
mod void;

pub(crate) use self::receive_notification::NotTaken;
use std::sync::Arc;

use database::Database;
use primitives::{Clock, PaymentId};

use crate::{
    Answer, Handler, HandlerId, Origins, Patience, Payment, PaymentError, Provider, Tries,
    exchange::{Exchange, Told},
    store,
};

/// The payments; clones share them.
#[derive(Clone)]
pub struct Payments {
    db: Database,
    clock: Clock,
    handlers: Arc<[Handler]>,
    patience: Patience,
    origins: Arc<Origins>,
}

impl Payments {
    /// Payments in `db`, carried out by `handlers`, of a shop whose pages are at `origins`.
    #[must_use]
    pub fn new(db: Database, clock: Clock, handlers: Vec<Handler>, origins: Origins) -> Self {
        let (handlers, origins) = (handlers.into(), Arc::new(origins));
        Self { db, clock, handlers, patience: Patience::default(), origins }
    }

    /// The same with another patience.
    #[must_use]
    pub fn with_patience(self, patience: Patience) -> Self {
        Self { patience, ..self }
    }

    /// Where shoppers may be sent back to.
    #[must_use]
    pub fn origins(&self) -> &Origins {
        &self.origins
    }

    /// The handlers that shoppers may choose from.
    #[must_use]
    pub fn handlers(&self) -> &[Handler] {
        &self.handlers
    }

    fn provider(&self, id: &HandlerId) -> Result<&dyn Provider, PaymentError> {
        let found = self.handlers.iter().find(|handler| handler.id == *id);
        found.map(|handler| &*handler.provider).ok_or(PaymentError::UnknownHandler)
    }

    async fn payment(&self, id: PaymentId) -> Result<Payment, PaymentError> {
        let found = self.db.read(|snapshot| store::payments::find(snapshot, id)).await?;
        found.ok_or(PaymentError::UnknownPayment)
    }

    fn exchange<'p>(&self, provider: &'p dyn Provider, payment: &'p Payment) -> Exchange<'p> {
        Exchange::new(provider, &payment.key, self.patience)
    }
}

impl Exchange<'_> {
    fn tries(&self) -> Tries {
        Tries { sends: self.sends, look_ups: self.look_ups, instrument: None }
    }
}

impl From<Told<()>> for Answer {
    fn from(told: Told<()>) -> Self {
        match told {
            Told::Answer(()) | Told::Seen(_) => Self::Done,
            Told::Refused(code) => Self::Refused { code },
        }
    }
}

/// Counts what came of an operation.
fn count(handler: &HandlerId, operation: &'static str, outcome: &'static str) {
    let handler = handler.as_str().to_owned();
    metrics::counter!("payments_total", "handler" => handler, "operation" => operation, "outcome" => outcome)
        .increment(1);
}

/// Counts an operation that came to no answer.
fn count_error<T>(handler: &HandlerId, operation: &'static str, result: &Result<T, PaymentError>) {
    match result {
        Err(PaymentError::Unavailable) => count(handler, operation, "unavailable"),
        Err(PaymentError::OutcomeUnknown) => count(handler, operation, "unknown"),
        _ => {}
    }
}
