use payments::{Account, Status};
use tokio::task::JoinSet;

use crate::till::{PRICE, Till, charge, token, usd};

#[tokio::test]
async fn a_crash_between_asking_and_recording_charges_once() {
    for text in ["tok_success", "tok_unknown", "tok_timeout"] {
        let till = Till::open().await;
        let charge = charge("key");
        let first = till.payments.authorize(&charge, &token(text), None).await.unwrap();
        let calls = till.calls("key").await;
        let till = till.reopened().await;
        let again = till.payments.authorize(&charge, &token(text), None).await.unwrap();
        assert_eq!(again.result, first.result, "{text}");
        assert_eq!((till.charges().await, till.calls("key").await), (1, calls), "{text}");
        assert_eq!(till.record(&charge, &again).await.unwrap().status, Status::Authorized);
    }
}

#[tokio::test]
async fn recording_twice_is_recording_once() {
    let till = Till::open().await;
    let charge = charge("key");
    let outcome = till.payments.authorize(&charge, &token("tok_success"), None).await.unwrap();
    let first = till.record(&charge, &outcome).await.unwrap();
    assert_eq!(till.record(&charge, &outcome).await.unwrap(), first);
    assert_eq!(till.balance().await.on(Account::Holds), usd(PRICE).amount);
}

#[tokio::test]
async fn a_capture_that_was_not_recorded_is_not_taken_twice() {
    let till = Till::open().await;
    let payment = till.pay("key", "tok_success").await;
    till.payments.capture(payment.id, None).await.unwrap();
    let till = till.reopened().await;
    assert_eq!(till.capture(payment.id, None).await.unwrap().captured, usd(PRICE).amount);
    assert_eq!(till.balance().await.on(Account::Provider), usd(PRICE).amount);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn parallel_calls_with_one_key_make_one_charge_and_one_payment() {
    let till = Till::open().await;
    let mut all = JoinSet::new();
    for _ in 0..20 {
        let (payments, db, charge) = (till.payments.clone(), till.db.clone(), charge("key"));
        let now = till.clock.clock().now();
        all.spawn(async move {
            let outcome = payments.authorize(&charge, &token("tok_success"), None).await.unwrap();
            db.write(move |tx| payments::record_authorization(tx, now, &charge, &outcome)).await.unwrap().id
        });
    }
    let mut ids = all.join_all().await;
    ids.dedup();
    assert_eq!(ids.len(), 1);
    assert_eq!((till.charges().await, till.statuses().await.len()), (1, 1));
    assert_eq!(till.balance().await.on(Account::Holds), usd(PRICE).amount);
}
