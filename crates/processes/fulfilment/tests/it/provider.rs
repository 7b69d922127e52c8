//! The test provider behind a bad line: it can be told to refuse a verb, or to do it and lose the answer.

use std::sync::Mutex;

use async_trait::async_trait;
use payments::{
    AuthorizeRequest, Confirmation, Key, Provider, ProviderCharge, ProviderError,
    provider::{Authorization, Notification, NotificationError, NotificationMessage, test::TestProvider},
};
use primitives::Amount;

pub struct BadLine {
    provider: TestProvider,
    trouble: Mutex<Trouble>,
}

/// What is wrong with the line.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Trouble {
    /// This verb is refused.
    refuses: Option<&'static str>,
    /// This verb is carried out, but neither its answer nor any look-up comes back from then on.
    falls_silent_at: Option<&'static str>,
    is_silent: bool,
}

impl Trouble {
    pub fn refuses(verb: &'static str) -> Self {
        Self::default().and_refuses(verb)
    }

    pub fn and_refuses(self, verb: &'static str) -> Self {
        Self { refuses: Some(verb), ..self }
    }

    pub fn falls_silent_at(verb: &'static str) -> Self {
        Self { falls_silent_at: Some(verb), ..Self::default() }
    }
}

impl BadLine {
    pub fn new(provider: TestProvider) -> Self {
        Self { provider, trouble: Mutex::default() }
    }

    pub fn set(&self, trouble: Trouble) {
        *self.trouble.lock().unwrap() = trouble;
    }

    /// The provider itself, as the shopper sees it.
    pub fn provider(&self) -> &TestProvider {
        &self.provider
    }

    fn before(&self, verb: &'static str) -> Result<(), ProviderError> {
        let refuses = self.trouble.lock().unwrap().refuses == Some(verb);
        if refuses { Err(ProviderError::Refused("not_today".to_owned())) } else { Ok(()) }
    }

    fn after(&self, verb: &'static str) -> Result<(), ProviderError> {
        let mut trouble = self.trouble.lock().unwrap();
        trouble.is_silent |= trouble.falls_silent_at == Some(verb);
        if trouble.is_silent { Err(ProviderError::Unknown) } else { Ok(()) }
    }

    fn speak_again(&self) {
        let mut trouble = self.trouble.lock().unwrap();
        *trouble = Trouble { refuses: trouble.refuses, ..Trouble::default() };
    }
}

#[async_trait]
impl Provider for BadLine {
    async fn authorize(&self, request: &AuthorizeRequest) -> Result<Authorization, ProviderError> {
        self.before("authorize")?;
        let answer = self.provider.authorize(request).await;
        self.after("authorize")?;
        answer
    }

    async fn confirm(&self, key: &Key, answer: Confirmation) -> Result<Authorization, ProviderError> {
        self.before("confirm")?;
        let answer = self.provider.confirm(key, answer).await;
        self.after("confirm")?;
        answer
    }

    async fn capture(&self, key: &Key, amount: Amount) -> Result<(), ProviderError> {
        self.before("capture")?;
        let answer = self.provider.capture(key, amount).await;
        self.after("capture")?;
        answer
    }

    /// By the time that money is let go the line works again, unless letting go is what it refuses.
    async fn void(&self, key: &Key) -> Result<(), ProviderError> {
        self.before("void")?;
        self.speak_again();
        self.provider.void(key).await
    }

    async fn refund(&self, key: &Key, refund_key: &Key, amount: Amount) -> Result<(), ProviderError> {
        self.before("refund")?;
        self.provider.refund(key, refund_key, amount).await
    }

    async fn read_notification(
        &self,
        message: &NotificationMessage,
    ) -> Result<Option<Notification>, NotificationError> {
        self.provider.read_notification(message).await
    }

    async fn look_up(&self, key: &Key) -> Result<Option<ProviderCharge>, ProviderError> {
        self.after("look_up")?;
        self.provider.look_up(key).await
    }
}
