//! The settings in the words of the parts.

use std::time::Duration;

use anyhow::{Context, Result};
use catalog::CatalogOptions;
use checkout::CheckoutOptions;
use primitives::{Country, Email};
use support::SupportOptions;
use users::{RateLimit, UsersOptions};
use workflow::{EngineOptions, Failpoint};

use crate::settings::Settings;

/// How long work waits that a killed process has left behind; a living one renews its leases in time.
pub(super) const LEASE: Duration = Duration::from_secs(5);

pub(super) fn users(settings: &Settings) -> UsersOptions {
    let issuer = match settings.auth.issuer.as_str() {
        "" => settings.public_url(),
        issuer => issuer.to_owned(),
    };
    UsersOptions {
        issuer,
        audience: settings.auth.audience.clone(),
        registrations: per_hour(settings.auth.registrations_per_hour),
        ..UsersOptions::default()
    }
}

pub(super) fn catalog(settings: &Settings) -> CatalogOptions {
    let answer_bytes = u64::from(settings.limits.catalog_cache_mib) * 1024 * 1024;
    CatalogOptions { answer_bytes, ..CatalogOptions::default() }
}

pub(super) fn checkout(settings: &Settings, country: Country) -> CheckoutOptions {
    CheckoutOptions {
        hold: Duration::from_secs(u64::from(settings.checkout.hold_minutes) * 60),
        answer_wait: Duration::from_millis(settings.checkout.answer_wait_ms.into()),
        processing_delay: Duration::from_secs(settings.order.processing_delay_seconds.into()),
        country,
    }
}

pub(super) fn support(settings: &Settings) -> SupportOptions {
    SupportOptions { per_network: per_hour(settings.support.requests_per_hour), ..SupportOptions::default() }
}

/// So many an hour; 0 means no limit.
fn per_hour(count: u32) -> Option<RateLimit> {
    (count > 0).then_some(RateLimit { count, window: Duration::from_secs(3600) })
}

/// Who mails come from.
pub(super) fn letterhead(settings: &Settings) -> Result<notifications::Shop> {
    Ok(notifications::Shop {
        name: settings.shop.name.parse().context("shop.name")?,
        from: settings.shop.mail_from.parse().context("shop.mail_from")?,
        contact: contact(settings)?,
        public_url: settings.public_url().parse().context("server.public_url")?,
    })
}

/// Where people reach the staff, if anywhere.
fn contact(settings: &Settings) -> Result<Option<Email>> {
    match settings.shop.contact_email.as_str() {
        "" => Ok(None),
        address => address.parse().map(Some).context("shop.contact_email"),
    }
}

pub(super) fn engine(settings: &Settings) -> Result<EngineOptions> {
    let failpoint = match settings.order.failpoint.as_str() {
        "" => None,
        text => Some(text.parse::<Failpoint>().context("order.failpoint")?),
    };
    Ok(EngineOptions { failpoint, lease: LEASE, ..EngineOptions::default() })
}
