use async_trait::async_trait;
use payments::{
    Key, Provider, ProviderError, RedirectUrl, ReturnUrl, Token,
    provider::{
        AuthorizeRequest, NotificationMessage,
        contract::{self, Shopper, Tokens},
        test::{Decision, TestProvider},
    },
};
use primitives::Timestamp;

use crate::till::{ORDER, PRICE, Till, token, usd};

#[tokio::test]
async fn the_test_provider_keeps_the_contract_on_every_run() {
    let till = Till::open().await;
    let tokens = Tokens {
        works: token("tok_success"),
        declined: token("tok_declined"),
        asks_shopper: token("tok_3ds"),
        invalid: token("tok_of_another_shop"),
    };
    let shopper = PageVisitor(&till.outside);
    for run in ["first", "second"] {
        contract::suite(&till.outside, &tokens, run).await.unwrap();
        contract::pages(&till.outside, &tokens, &shopper, run).await.unwrap();
    }
}

/// Visits the test provider's pages.
struct PageVisitor<'p>(&'p TestProvider);

impl PageVisitor<'_> {
    async fn press(&self, page: &RedirectUrl, decision: Decision) -> NotificationMessage {
        let id = page.as_str().rsplit('/').next().unwrap();
        self.0.decide(id, decision, Timestamp::from_micros(1)).await.unwrap().unwrap().1
    }
}

#[async_trait]
impl Shopper for PageVisitor<'_> {
    fn token(&self) -> Token {
        token("tok_redirect")
    }

    fn return_url(&self) -> ReturnUrl {
        crate::till::return_url()
    }

    async fn decide(&self, page: &RedirectUrl, pays: bool) {
        self.press(page, if pays { Decision::Pay } else { Decision::Decline }).await;
    }

    /// Pressing again decides nothing and tells the shop again.
    async fn message(&self, page: &RedirectUrl) -> NotificationMessage {
        self.press(page, Decision::Pay).await
    }
}

#[tokio::test]
async fn the_test_provider_remembers_over_a_crash() {
    let till = Till::open().await;
    let key: Key = "key".parse().unwrap();
    let request = AuthorizeRequest {
        key: key.clone(),
        money: usd(PRICE),
        token: token("tok_unknown"),
        reference: ORDER.parse().unwrap(),
        return_url: None,
    };
    assert_eq!(till.outside.authorize(&request).await, Err(ProviderError::Unknown));
    let before = till.outside.look_up(&key).await.unwrap();
    let till = till.reopened().await;
    assert!(before.is_some());
    assert_eq!(till.outside.look_up(&key).await.unwrap(), before);
    assert!(till.outside.authorize(&request).await.is_ok());
    assert_eq!((till.charges().await, till.calls("key").await), (1, 2));
}
