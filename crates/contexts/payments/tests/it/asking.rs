use payments::{AuthorizeResult, Charge, PaymentError, Status};

use crate::till::{ORDER, PRICE, Till, charge, token, usd};

/// The state of a payment with this token, and how often the provider was asked for money.
async fn paid_with(text: &str) -> (Till, Status, u32) {
    let till = Till::open().await;
    let status = till.pay("key", text).await.status;
    let calls = till.calls("key").await;
    (till, status, calls)
}

#[tokio::test]
async fn tok_success_holds_the_money() {
    let (till, status, calls) = paid_with("tok_success").await;
    assert_eq!((status, calls, till.charges().await), (Status::Authorized, 1, 1));
    let balance = till.balance().await;
    assert_eq!(balance.on(payments::Account::Holds), usd(PRICE).amount);
    assert_eq!(balance.on(payments::Account::Customer), usd(-PRICE).amount);
}

#[tokio::test]
async fn declined_tokens_say_why_and_move_no_money() {
    for (text, code) in [("tok_declined", "card_declined"), ("tok_insufficient_funds", "insufficient_funds")]
    {
        let (till, status, _) = paid_with(text).await;
        assert_eq!(status, Status::Declined);
        let all = till.read(|snapshot| payments::payments_of(snapshot, ORDER)).await;
        assert_eq!(all[0].reason.as_deref(), Some(code));
        assert_eq!(till.balance().await, payments::Balance::default());
    }
}

#[tokio::test]
async fn a_provider_that_never_answers_is_asked_again_with_the_same_key() {
    let (till, status, calls) = paid_with("tok_timeout").await;
    assert_eq!((status, calls, till.charges().await), (Status::Authorized, 2, 1));
}

#[tokio::test]
async fn a_charge_whose_answer_was_lost_is_looked_up_and_not_made_again() {
    let (till, status, calls) = paid_with("tok_unknown").await;
    assert_eq!((status, calls, till.charges().await), (Status::Authorized, 1, 1));
}

#[tokio::test]
async fn a_token_that_the_provider_does_not_know_fails_the_payment() {
    let (till, status, _) = paid_with("tok_of_another_shop").await;
    assert_eq!((status, till.charges().await), (Status::Failed, 0));
}

#[tokio::test]
async fn after_a_decline_another_key_makes_another_payment() {
    let till = Till::open().await;
    till.pay("first", "tok_declined").await;
    till.pay("second", "tok_success").await;
    assert_eq!(till.statuses().await, [Status::Declined, Status::Authorized]);
}

#[tokio::test]
async fn attempts_are_kept_without_the_token() {
    let till = Till::open().await;
    let payment = till.pay("key", "tok_unknown").await;
    till.capture(payment.id, None).await.unwrap();
    let attempts = till.read(|snapshot| payments::attempts_of(snapshot, payment.id)).await;
    let told: Vec<_> = attempts.iter().map(|a| (a.operation.as_str(), a.outcome.as_str())).collect();
    assert_eq!(told, [("authorize", "authorized"), ("capture", "done")]);
    assert_eq!(attempts[0].tries.instrument.as_deref(), Some("tok_…"));
    assert_eq!((attempts[0].tries.sends, attempts[0].tries.look_ups), (1, 2));
}

#[tokio::test]
async fn a_key_is_good_for_one_charge_only() {
    let till = Till::open().await;
    till.pay("key", "tok_success").await;
    let (known, token) = (charge("key"), token("tok_success"));
    let dearer = Charge::new(
        known.order_ref().clone(),
        known.handler_id().clone(),
        known.key().clone(),
        usd(PRICE + 1),
    )
    .unwrap();
    let asked = till.payments.authorize(&dearer, &token, None).await;
    assert!(matches!(asked, Err(PaymentError::KeyReused)), "{asked:?}");
    let outcome = till.payments.authorize(&known, &token, None).await.unwrap();
    assert!(matches!(till.record(&dearer, &outcome).await, Err(PaymentError::KeyReused)));
}

#[tokio::test]
async fn a_handler_that_is_not_configured_is_refused() {
    let till = Till::open().await;
    let known = charge("key");
    let other = "stripe".parse().unwrap();
    let charge = Charge::new(known.order_ref().clone(), other, known.key().clone(), known.money()).unwrap();
    let asked = till.payments.authorize(&charge, &token("tok_success"), None).await;
    assert!(matches!(asked, Err(PaymentError::UnknownHandler)));
}

#[tokio::test]
async fn outcomes_read_back_from_json_as_a_workflow_keeps_them() {
    let till = Till::open().await;
    let charge = charge("key");
    let outcome = till.payments.authorize(&charge, &token("tok_3ds"), None).await.unwrap();
    let kept = serde_json::to_string(&(&charge, &outcome)).unwrap();
    assert_eq!(
        serde_json::from_str::<(Charge, payments::AuthorizeOutcome)>(&kept).unwrap(),
        (charge, outcome.clone())
    );
    assert!(matches!(outcome.result, AuthorizeResult::RequiresAction { .. }));
}

#[tokio::test]
async fn buyers_see_four_fields_of_a_payment() {
    let till = Till::open().await;
    let payment = till.captured("key").await;
    let seen = serde_json::to_value(payment.view()).unwrap();
    let expected =
        serde_json::json!({"id": payment.id, "handler_id": "test", "status": "captured", "amount": PRICE});
    assert_eq!(seen, expected);
    let handlers: Vec<_> = till.payments.handlers().iter().map(payments::Handler::view).collect();
    let handlers = serde_json::to_value(handlers).unwrap();
    assert_eq!((&handlers[0]["id"], &handlers[0]["name"]), (&"test".into(), &"Test payments".into()));
    let tokens = handlers[0]["test_outcomes"].as_array().unwrap().iter().map(|outcome| &outcome["token"]);
    assert!(
        tokens.eq([
            "tok_success",
            "tok_declined",
            "tok_insufficient_funds",
            "tok_3ds",
            "tok_redirect",
            "tok_timeout",
            "tok_unknown"
        ]
        .iter())
    );
}
