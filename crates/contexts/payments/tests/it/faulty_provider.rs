//! A provider without idempotency whose answers get lost: whoever asks it twice has charged twice.

use std::sync::{
    Arc, Mutex,
    atomic::{AtomicU32, Ordering},
};

use async_trait::async_trait;
use payments::{
    AuthorizeRequest, Confirmation, Key, PaymentError, Provider, ProviderCharge, ProviderError,
    provider::{Authorization, AuthorizationStatus, ChargeState},
};
use primitives::{Amount, Money};
use proptest::prelude::*;

use crate::till::{Till, charge, token};

/// What happens to one request.
#[derive(Debug, Clone, Copy)]
enum Fate {
    Fine,
    LostBefore,
    LostAfter,
    Down,
}

#[derive(Default)]
struct Faulty {
    fates: Mutex<Vec<Fate>>,
    look_up_fails: AtomicU32,
    charged: Mutex<Option<Money>>,
    charges: AtomicU32,
}

#[async_trait]
impl Provider for Faulty {
    async fn authorize(&self, request: &AuthorizeRequest) -> Result<Authorization, ProviderError> {
        let fate = self.fates.lock().unwrap().pop().unwrap_or(Fate::Fine);
        if matches!(fate, Fate::Fine | Fate::LostAfter) {
            *self.charged.lock().unwrap() = Some(request.money);
            self.charges.fetch_add(1, Ordering::SeqCst);
        }
        match fate {
            Fate::Fine => {
                Ok(Authorization { provider_ref: "ch_1".to_owned(), status: AuthorizationStatus::Authorized })
            }
            Fate::LostBefore | Fate::LostAfter => Err(ProviderError::Unknown),
            Fate::Down => Err(ProviderError::Unavailable),
        }
    }

    async fn look_up(&self, _: &Key) -> Result<Option<ProviderCharge>, ProviderError> {
        let failing =
            self.look_up_fails.fetch_update(Ordering::SeqCst, Ordering::SeqCst, |left| left.checked_sub(1));
        if failing.is_ok() {
            return Err(ProviderError::Unavailable);
        }
        let charged = *self.charged.lock().unwrap();
        Ok(charged.map(|money| ProviderCharge {
            provider_ref: "ch_1".to_owned(),
            money,
            state: ChargeState::Authorized,
            refunds: vec![],
        }))
    }

    async fn confirm(&self, _: &Key, _: Confirmation) -> Result<Authorization, ProviderError> {
        Err(ProviderError::Unavailable)
    }

    async fn capture(&self, _: &Key, _: Amount) -> Result<(), ProviderError> {
        Err(ProviderError::Unavailable)
    }

    async fn void(&self, _: &Key) -> Result<(), ProviderError> {
        Err(ProviderError::Unavailable)
    }

    async fn refund(&self, _: &Key, _: &Key, _: Amount) -> Result<(), ProviderError> {
        Err(ProviderError::Unavailable)
    }
}

fn fate() -> impl Strategy<Value = Fate> {
    prop_oneof![Just(Fate::Fine), Just(Fate::LostBefore), Just(Fate::LostAfter), Just(Fate::Down)]
}

#[tokio::test]
async fn while_nobody_knows_nothing_is_sent_again() {
    let faulty = Arc::new(Faulty { fates: Mutex::new(vec![Fate::LostAfter]), ..Faulty::default() });
    let till = Till::with_provider(faulty.clone()).await;
    let (charge, token) = (charge("key"), token("tok_x"));
    let charged_and_silent = till.payments.authorize(&charge, &token, None).await.unwrap();
    assert_eq!(charged_and_silent.tries.sends, 1);
    faulty.look_up_fails.store(3, Ordering::SeqCst);
    let unknown = till.payments.authorize(&charge, &token, None).await;
    assert!(matches!(unknown, Err(PaymentError::OutcomeUnknown)));
    assert_eq!(faulty.charges.load(Ordering::SeqCst), 1);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn whatever_gets_lost_the_shopper_pays_at_most_once(
        fates in proptest::collection::vec(fate(), 0..8),
        look_up_fails in 0_u32..8,
    ) {
        let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
        runtime.block_on(async {
            let faulty = Arc::new(Faulty {
                fates: Mutex::new(fates), look_up_fails: AtomicU32::new(look_up_fails), ..Faulty::default()
            });
            let till = Till::with_provider(faulty.clone()).await;
            let (charge, token) = (charge("key"), token("tok_x"));
            let mut authorized = false;
            for _ in 0..12 {
                match till.payments.authorize(&charge, &token, None).await {
                    Ok(_) => authorized = true,
                    Err(PaymentError::Unavailable | PaymentError::OutcomeUnknown) => {}
                    Err(other) => panic!("{other}"),
                }
                assert!(faulty.charges.load(Ordering::SeqCst) <= 1);
            }
            assert!(authorized, "nobody was charged in the end");
        });
    }
}
