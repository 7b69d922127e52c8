//! Each request gets its answer, and a look-up tells the same.

use primitives::Amount;

use super::{Bench, MONEY, is_refused};
use crate::provider::{AuthorizationStatus, ChargeState, Confirmation, ProviderError};

pub(super) async fn suite(bench: &Bench<'_>) -> Result<(), ProviderError> {
    an_unknown_key_has_no_charge(bench).await?;
    held_money_is_taken_or_let_go(bench).await?;
    a_declined_charge_stays_declined(bench).await?;
    the_shopper_decides(bench).await?;
    an_unknown_token_is_refused(bench).await?;
    no_more_than_is_there_can_be_moved(bench).await
}

async fn state(bench: &Bench<'_>, case: &str) -> Result<Option<ChargeState>, ProviderError> {
    let found = bench.provider.look_up(&bench.key(case)?).await?;
    assert!(found.as_ref().is_none_or(|charge| charge.money == MONEY), "{found:?}");
    Ok(found.map(|charge| charge.state))
}

async fn an_unknown_key_has_no_charge(bench: &Bench<'_>) -> Result<(), ProviderError> {
    let key = bench.key("nothing")?;
    assert_eq!(bench.provider.look_up(&key).await?, None);
    assert!(is_refused(&bench.provider.capture(&key, MONEY.amount).await));
    assert!(is_refused(&bench.provider.void(&key).await));
    Ok(())
}

async fn held_money_is_taken_or_let_go(bench: &Bench<'_>) -> Result<(), ProviderError> {
    let taken = bench.held("taken").await?;
    assert_eq!(state(bench, "taken").await?, Some(ChargeState::Authorized));
    let part = Amount::new(12_000);
    bench.provider.capture(&taken, part).await?;
    assert_eq!(state(bench, "taken").await?, Some(ChargeState::Captured(part)));
    assert!(is_refused(&bench.provider.void(&taken).await), "captured money was voided");

    let let_go = bench.held("let-go").await?;
    bench.provider.void(&let_go).await?;
    assert_eq!(state(bench, "let-go").await?, Some(ChargeState::Voided));
    assert!(is_refused(&bench.provider.capture(&let_go, MONEY.amount).await), "voided money was captured");
    Ok(())
}

async fn a_declined_charge_stays_declined(bench: &Bench<'_>) -> Result<(), ProviderError> {
    let key = bench.key("declined")?;
    let answer = bench.authorize(&key, &bench.tokens.declined).await?;
    let AuthorizationStatus::Declined(decline) = answer.status else {
        return Err(ProviderError::Refused(format!("should be declined: {answer:?}")));
    };
    assert!(!decline.code.is_empty() && !decline.message.is_empty());
    assert_eq!(state(bench, "declined").await?, Some(ChargeState::Declined(decline)));
    assert!(is_refused(&bench.provider.capture(&key, MONEY.amount).await));
    Ok(())
}

async fn the_shopper_decides(bench: &Bench<'_>) -> Result<(), ProviderError> {
    for (case, answer) in [("approves", Confirmation::Approved), ("refuses", Confirmation::Refused)] {
        let key = bench.key(case)?;
        let asked = bench.authorize(&key, &bench.tokens.asks_shopper).await?;
        assert!(matches!(asked.status, AuthorizationStatus::RequiresAction { .. }), "{asked:?}");
        assert!(is_refused(&bench.provider.capture(&key, MONEY.amount).await), "captured unconfirmed money");
        let confirmed = bench.provider.confirm(&key, answer).await?;
        let is_held = confirmed.status == AuthorizationStatus::Authorized;
        assert_eq!(is_held, answer == Confirmation::Approved, "{confirmed:?}");
        assert_eq!(state(bench, case).await? == Some(ChargeState::Authorized), is_held);
        assert_eq!(confirmed.provider_ref, asked.provider_ref);
    }
    Ok(())
}

async fn an_unknown_token_is_refused(bench: &Bench<'_>) -> Result<(), ProviderError> {
    let key = bench.key("invalid-token")?;
    assert!(is_refused(&bench.authorize(&key, &bench.tokens.invalid).await));
    assert_eq!(bench.provider.look_up(&key).await?, None);
    Ok(())
}

async fn no_more_than_is_there_can_be_moved(bench: &Bench<'_>) -> Result<(), ProviderError> {
    let key = bench.held("bounds").await?;
    let too_much = Amount::new(MONEY.amount.minor_units() + 1);
    assert!(is_refused(&bench.provider.capture(&key, too_much).await));
    assert!(is_refused(&bench.provider.refund(&key, &bench.key("early")?, Amount::new(1)).await));
    bench.provider.capture(&key, MONEY.amount).await?;
    assert!(is_refused(&bench.provider.refund(&key, &bench.key("large")?, too_much).await));
    bench.provider.refund(&key, &bench.key("part")?, Amount::new(345)).await?;
    assert!(is_refused(&bench.provider.refund(&key, &bench.key("rest")?, Amount::new(12_001)).await));
    bench.provider.refund(&key, &bench.key("rest")?, Amount::new(12_000)).await
}
