use payments::{Confirmation, Payment, PaymentError, Status};

use crate::till::Till;

async fn confirm(till: &Till, payment: &Payment, answer: Confirmation) -> Result<Payment, PaymentError> {
    let outcome = till.payments.confirm(payment.id, answer).await?;
    till.tx(move |tx, now| payments::record_confirmation(tx, now, &outcome)).await
}

#[tokio::test]
async fn tok_3ds_waits_for_the_shopper() {
    for (answer, status) in
        [(Confirmation::Approved, Status::Authorized), (Confirmation::Refused, Status::Declined)]
    {
        let till = Till::open().await;
        let asked = till.pay("key", "tok_3ds").await;
        assert_eq!(asked.status, Status::RequiresAction);
        let confirmed = confirm(&till, &asked, answer).await.unwrap();
        assert_eq!((confirmed.status, confirmed.provider_ref), (status, asked.provider_ref.clone()));
        assert_eq!(confirm(&till, &asked, answer).await.unwrap().status, status);
        till.balance().await;
    }
}

#[tokio::test]
async fn a_confirmation_that_was_not_recorded_is_found_again() {
    let till = Till::open().await;
    let asked = till.pay("key", "tok_3ds").await;
    till.payments.confirm(asked.id, Confirmation::Approved).await.unwrap();
    let till = till.reopened().await;
    let confirmed = confirm(&till, &asked, Confirmation::Approved).await.unwrap();
    assert_eq!(confirmed.status, Status::Authorized);
}

#[tokio::test]
async fn a_voided_payment_cannot_be_confirmed() {
    let till = Till::open().await;
    let asked = till.pay("key", "tok_3ds").await;
    till.void(asked.id).await.unwrap();
    let refused = confirm(&till, &asked, Confirmation::Approved).await;
    assert!(matches!(refused, Err(PaymentError::Illegal(_))), "{refused:?}");
}
