//! Whatever is asked again under its key happens once.

use primitives::{Amount, Money};

use super::{Bench, MONEY, is_refused};
use crate::provider::{Confirmation, ProviderError};

pub(super) async fn suite(bench: &Bench<'_>) -> Result<(), ProviderError> {
    authorizing_again(bench).await?;
    a_key_stands_for_one_amount(bench).await?;
    confirming_again(bench).await?;
    capturing_and_voiding_again(bench).await?;
    refunding_again(bench).await
}

async fn authorizing_again(bench: &Bench<'_>) -> Result<(), ProviderError> {
    for (case, token) in [("again", &bench.tokens.works), ("again-declined", &bench.tokens.declined)] {
        let key = bench.key(case)?;
        let first = bench.authorize(&key, token).await?;
        assert_eq!(bench.authorize(&key, token).await?, first);
        assert_eq!(
            bench.provider.look_up(&key).await?.map(|charge| charge.provider_ref),
            Some(first.provider_ref)
        );
    }
    Ok(())
}

async fn a_key_stands_for_one_amount(bench: &Bench<'_>) -> Result<(), ProviderError> {
    let key = bench.held("amount").await?;
    let other = Money { amount: Amount::new(1), ..MONEY };
    assert!(is_refused(&bench.authorize_money(&key, &bench.tokens.works, other).await));
    Ok(())
}

async fn confirming_again(bench: &Bench<'_>) -> Result<(), ProviderError> {
    let key = bench.key("confirm-again")?;
    bench.authorize(&key, &bench.tokens.asks_shopper).await?;
    let first = bench.provider.confirm(&key, Confirmation::Approved).await?;
    assert_eq!(bench.provider.confirm(&key, Confirmation::Approved).await?, first);
    assert!(is_refused(&bench.provider.confirm(&key, Confirmation::Refused).await));
    Ok(())
}

async fn capturing_and_voiding_again(bench: &Bench<'_>) -> Result<(), ProviderError> {
    let taken = bench.held("capture-again").await?;
    bench.provider.capture(&taken, MONEY.amount).await?;
    bench.provider.capture(&taken, MONEY.amount).await?;
    assert!(is_refused(&bench.provider.capture(&taken, Amount::new(1)).await), "captured twice");
    let let_go = bench.held("void-again").await?;
    bench.provider.void(&let_go).await?;
    bench.provider.void(&let_go).await
}

async fn refunding_again(bench: &Bench<'_>) -> Result<(), ProviderError> {
    let key = bench.held("refund-again").await?;
    bench.provider.capture(&key, MONEY.amount).await?;
    let (refund, amount) = (bench.key("refund-once")?, Amount::new(10_000));
    bench.provider.refund(&key, &refund, amount).await?;
    bench.provider.refund(&key, &refund, amount).await?;
    let found = bench.provider.look_up(&key).await?;
    assert_eq!(found.map(|charge| charge.refunds), Some(vec![(refund.clone(), amount)]));
    assert!(is_refused(&bench.provider.refund(&key, &refund, Amount::new(1)).await));
    Ok(())
}
