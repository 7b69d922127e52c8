//! One conversation with a provider about one charge. A lost answer is resolved by asking what was done under the key;
//! only when that is nothing is the request sent again, with the same key.

use std::{future::Future, pin::Pin};

use tokio::time::{sleep, timeout};

use crate::{Key, Patience, PaymentError, Provider, ProviderCharge, ProviderError};

/// What a provider answered in the end.
pub(crate) enum Told<T> {
    /// The answer to the request.
    Answer(T),
    /// The answer was lost, and a look-up shows that the request was carried out.
    Seen(ProviderCharge),
    /// It refuses.
    Refused(String),
}

/// A call of the port.
pub(crate) type Call<'p, T> = Pin<Box<dyn Future<Output = Result<T, ProviderError>> + Send + 'p>>;

pub(crate) struct Exchange<'p> {
    pub(crate) provider: &'p dyn Provider,
    pub(crate) key: &'p Key,
    pub(crate) patience: Patience,
    /// How often the request was sent.
    pub(crate) sends: u32,
    /// How often the provider was asked what it had done.
    pub(crate) look_ups: u32,
}

impl<'p> Exchange<'p> {
    pub(crate) const fn new(provider: &'p dyn Provider, key: &'p Key, patience: Patience) -> Self {
        Self { provider, key, patience, sends: 0, look_ups: 0 }
    }

    /// Sends the request, until there is an answer to it or a look-up finds a charge with which it `is_done`.
    pub(crate) async fn ask<T>(
        &mut self,
        send: impl Fn() -> Call<'p, T>,
        is_done: impl Fn(&ProviderCharge) -> bool,
    ) -> Result<Told<T>, PaymentError> {
        while self.sends < self.patience.sends {
            self.sends += 1;
            match self.within(send()).await {
                Ok(answer) => return Ok(Told::Answer(answer)),
                Err(ProviderError::Refused(code)) => return Ok(Told::Refused(code)),
                Err(ProviderError::Unavailable) if self.sends == 1 => return Err(PaymentError::Unavailable),
                // An earlier request may still arrive.
                Err(ProviderError::Unavailable) => return Err(PaymentError::OutcomeUnknown),
                Err(ProviderError::Unknown) => {
                    if let Some(found) = self.look_up().await?.filter(&is_done) {
                        return Ok(Told::Seen(found));
                    }
                }
            }
        }
        Err(PaymentError::OutcomeUnknown)
    }

    /// What was done under the key. Whatever goes wrong here leaves that unknown.
    pub(crate) async fn look_up(&mut self) -> Result<Option<ProviderCharge>, PaymentError> {
        let mut pause = self.patience.between_look_ups;
        for remaining in (0..self.patience.look_ups).rev() {
            self.look_ups += 1;
            match self.within(self.provider.look_up(self.key)).await {
                Ok(found) => return Ok(found),
                Err(error) => {
                    tracing::warn!(key = %self.key, %error, remaining, "a charge could not be looked up");
                }
            }
            if remaining > 0 {
                sleep(pause).await;
                pause = pause.saturating_mul(2);
            }
        }
        Err(PaymentError::OutcomeUnknown)
    }

    async fn within<T>(&self, call: Call<'p, T>) -> Result<T, ProviderError> {
        timeout(self.patience.answer, call).await.unwrap_or(Err(ProviderError::Unknown))
    }
}
