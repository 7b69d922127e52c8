use payments::{AuthorizeResult, Status};

use crate::till::{Till, charge, token};

#[tokio::test]
async fn a_pending_payment_becomes_what_the_provider_knows_of_it() {
    for (asked, status) in [(true, Status::Authorized), (false, Status::Failed)] {
        let till = Till::open().await;
        let wanted = charge("key");
        if asked {
            till.payments.authorize(&wanted, &token("tok_success"), None).await.unwrap();
        }
        let recorded = till.tx(|tx, now| payments::record_unresolved(tx, now, &charge("key"))).await.unwrap();
        assert_eq!(recorded.status, Status::Pending);
        till.clock.advance(std::time::Duration::from_secs(60));
        let now = till.clock.clock().now();
        assert_eq!(till.read(|snapshot| payments::unresolved(snapshot, now, 10)).await, [recorded.id]);

        let outcome = till.payments.resolve(recorded.id).await.unwrap();
        assert_eq!(till.record(&recorded.charge(), &outcome).await.unwrap().status, status);
        assert!(till.read(|snapshot| payments::unresolved(snapshot, now, 10)).await.is_empty());
        till.balance().await;
    }
}

#[tokio::test]
async fn a_payment_that_is_known_does_not_become_pending() {
    let till = Till::open().await;
    till.pay("key", "tok_success").await;
    let recorded = till.tx(|tx, now| payments::record_unresolved(tx, now, &charge("key"))).await.unwrap();
    assert_eq!(recorded.status, Status::Authorized);
    let outcome = till.payments.resolve(recorded.id).await.unwrap();
    assert!(matches!(outcome.result, AuthorizeResult::Authorized { .. }));
}

#[tokio::test]
async fn an_unwanted_payment_is_in_sight_until_it_is_let_go() {
    let till = Till::open().await;
    let payment = till.pay("key", "tok_success").await;
    till.clock.advance(std::time::Duration::from_secs(60));
    let now = till.clock.clock().now();
    let unwanted = payment.clone();
    till.tx(move |tx, _| payments::record_unwanted(tx, &unwanted)).await.unwrap();
    assert_eq!(till.read(|snapshot| payments::unresolved(snapshot, now, 10)).await, [payment.id]);
    till.void(payment.id).await.unwrap();
    assert!(till.read(|snapshot| payments::unresolved(snapshot, now, 10)).await.is_empty());
}
