//! A page of the provider's own decides, and a message says that it has.

use std::time::Duration;

use super::{Bench, MONEY, Shopper, is_refused};
use crate::{
    Key, RedirectUrl,
    provider::{
        Authorization, AuthorizationStatus, AuthorizeRequest, ChargeState, Confirmation, NotificationError,
        ProviderError,
    },
};

pub(super) async fn suite(bench: &Bench<'_>, shopper: &dyn Shopper) -> Result<(), ProviderError> {
    the_page_decides(bench, shopper).await?;
    only_the_page_says_that_it_is_paid(bench, shopper).await?;
    who_gives_up_pays_nothing_more(bench, shopper).await?;
    money_that_is_let_go_cannot_be_paid_any_more(bench, shopper).await?;
    only_the_provider_s_own_messages_are_taken(bench, shopper).await?;
    without_a_way_back_there_is_no_page(bench, shopper).await
}

/// A charge with its page.
async fn opened(
    bench: &Bench<'_>,
    shopper: &dyn Shopper,
    case: &str,
) -> Result<(Key, RedirectUrl), ProviderError> {
    let key = bench.key(case)?;
    let request = AuthorizeRequest {
        return_url: Some(shopper.return_url()),
        ..bench.request(&key, &shopper.token(), MONEY)?
    };
    let first = bench.provider.authorize(&request).await?;
    assert_eq!(bench.provider.authorize(&request).await?, first, "asked again, there is another page");
    let page = page_of(&first)?;
    assert_eq!(state(bench, &key).await?, Some(ChargeState::RequiresAction { url: Some(page.clone()) }));
    assert!(is_refused(&bench.provider.capture(&key, MONEY.amount).await), "captured what is not paid");
    Ok((key, page))
}

fn page_of(answer: &Authorization) -> Result<RedirectUrl, ProviderError> {
    match &answer.status {
        AuthorizationStatus::RequiresAction { url: Some(url) } => Ok(url.clone()),
        other => Err(ProviderError::Refused(format!("should have a page: {other:?}"))),
    }
}

async fn state(bench: &Bench<'_>, key: &Key) -> Result<Option<ChargeState>, ProviderError> {
    Ok(bench.provider.look_up(key).await?.map(|charge| charge.state))
}

async fn the_page_decides(bench: &Bench<'_>, shopper: &dyn Shopper) -> Result<(), ProviderError> {
    let (paid, page) = opened(bench, shopper, "page-paid").await?;
    shopper.decide(&page, true).await;
    assert_eq!(state(bench, &paid).await?, Some(ChargeState::Authorized));
    shopper.decide(&page, false).await;
    assert_eq!(state(bench, &paid).await?, Some(ChargeState::Authorized), "decided twice");
    bench.provider.capture(&paid, MONEY.amount).await?;

    let (declined, page) = opened(bench, shopper, "page-declined").await?;
    shopper.decide(&page, false).await;
    assert!(matches!(state(bench, &declined).await?, Some(ChargeState::Declined(_))));
    shopper.decide(&page, true).await;
    assert!(matches!(state(bench, &declined).await?, Some(ChargeState::Declined(_))), "paid after a no");
    Ok(())
}

async fn only_the_page_says_that_it_is_paid(
    bench: &Bench<'_>,
    shopper: &dyn Shopper,
) -> Result<(), ProviderError> {
    let (key, _) = opened(bench, shopper, "page-claimed").await?;
    assert!(is_refused(&bench.provider.confirm(&key, Confirmation::Approved).await));
    assert!(matches!(state(bench, &key).await?, Some(ChargeState::RequiresAction { .. })));
    Ok(())
}

async fn who_gives_up_pays_nothing_more(
    bench: &Bench<'_>,
    shopper: &dyn Shopper,
) -> Result<(), ProviderError> {
    let (key, page) = opened(bench, shopper, "page-left").await?;
    for _ in 0..2 {
        let left = bench.provider.confirm(&key, Confirmation::Refused).await?;
        assert!(matches!(left.status, AuthorizationStatus::Declined(_)), "{left:?}");
    }
    shopper.decide(&page, true).await;
    assert!(matches!(state(bench, &key).await?, Some(ChargeState::Declined(_))), "a closed page was paid");

    let (key, page) = opened(bench, shopper, "page-left-late").await?;
    shopper.decide(&page, true).await;
    let left = bench.provider.confirm(&key, Confirmation::Refused).await?;
    assert_eq!(left.status, AuthorizationStatus::Authorized, "what is paid stays paid");
    Ok(())
}

async fn money_that_is_let_go_cannot_be_paid_any_more(
    bench: &Bench<'_>,
    shopper: &dyn Shopper,
) -> Result<(), ProviderError> {
    let (key, page) = opened(bench, shopper, "page-void").await?;
    bench.provider.void(&key).await?;
    shopper.decide(&page, true).await;
    assert_eq!(state(bench, &key).await?, Some(ChargeState::Voided));
    Ok(())
}

async fn only_the_provider_s_own_messages_are_taken(
    bench: &Bench<'_>,
    shopper: &dyn Shopper,
) -> Result<(), ProviderError> {
    let (key, page) = opened(bench, shopper, "page-told").await?;
    shopper.decide(&page, true).await;
    let genuine = shopper.message(&page).await;
    let read = async |message: &_| bench.provider.read_notification(message).await;
    let first = read(&genuine).await;
    assert_eq!(first.clone().map(|said| said.map(|said| said.charge)), Ok(Some(key)));
    assert_eq!(read(&shopper.message(&page).await).await, first, "sent again, it is another message");

    let mut unsigned = genuine.clone();
    unsigned.headers.retain(|(name, _)| name.starts_with("content-"));
    let mut changed = genuine.clone();
    changed.body.push(b' ');
    let mut doubled = genuine.clone();
    doubled.headers.extend(genuine.headers.clone());
    let mut kept = genuine.clone();
    kept.received_at = genuine.received_at.plus(Duration::from_secs(24 * 60 * 60));
    for (what, forged) in [("unsigned", unsigned), ("changed", changed), ("doubled", doubled), ("kept", kept)]
    {
        assert_eq!(read(&forged).await, Err(NotificationError::NotGenuine), "{what}");
    }
    Ok(())
}

async fn without_a_way_back_there_is_no_page(
    bench: &Bench<'_>,
    shopper: &dyn Shopper,
) -> Result<(), ProviderError> {
    let key = bench.key("page-without-return")?;
    assert!(is_refused(&bench.authorize(&key, &shopper.token()).await));
    Ok(())
}
