use payments::{
    Key, Provider, ProviderError,
    provider::{
        AuthorizeRequest,
        contract::{self, Tokens},
    },
};

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
    for run in ["first", "second"] {
        contract::suite(&till.outside, &tokens, run).await.unwrap();
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
    };
    assert_eq!(till.outside.authorize(&request).await, Err(ProviderError::Unknown));
    let before = till.outside.look_up(&key).await.unwrap();
    let till = till.reopened().await;
    assert!(before.is_some());
    assert_eq!(till.outside.look_up(&key).await.unwrap(), before);
    assert!(till.outside.authorize(&request).await.is_ok());
    assert_eq!((till.charges().await, till.calls("key").await), (1, 2));
}
