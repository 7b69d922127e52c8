//! The settings in the words of the parts.

use std::time::Duration;

use anyhow::{Context, Result};
use catalog::CatalogOptions;
use checkout::CheckoutOptions;
use http_kit::Counting;
use primitives::{Country, Email};
use queue::WorkerOptions;
use secrecy::SecretString;
use shop_profile::Facts;
use support::SupportOptions;
use users::{RateLimit, UsersOptions};
use workflow::{EngineOptions, Failpoint};

use super::Common;
use crate::settings::{Settings, is_loopback};

pub(super) fn users(common: &Common) -> UsersOptions {
    let settings = &common.settings;
    let issuer = match settings.auth.issuer.as_str() {
        "" => settings.public_url(),
        issuer => issuer.to_owned(),
    };
    UsersOptions {
        issuer,
        audience: settings.auth.audience.clone(),
        refresh_secret: common.refresh_secret.clone(),
        secure_cookies: secure_cookies(settings),
        registrations: per_hour(settings.auth.registrations_per_hour),
        counting: counting(common),
        ..UsersOptions::default()
    }
}

/// `answer_ttl` is how long an answer is shown after another process has changed what is in it.
pub(super) fn catalog(common: &Common, answer_ttl: Duration) -> CatalogOptions {
    let (settings, counting) = (&common.settings, counting(common));
    let answer_bytes = u64::from(settings.limits.catalog_cache_mib) * 1024 * 1024;
    let suggestions = per_minute(settings.limits.suggestions_per_minute);
    CatalogOptions { answer_bytes, answer_ttl, suggestions, counting, ..CatalogOptions::default() }
}

pub(super) fn checkout(settings: &Settings, country: Country) -> CheckoutOptions {
    CheckoutOptions {
        hold: Duration::from_secs(u64::from(settings.checkout.hold_minutes) * 60),
        answer_wait: Duration::from_millis(settings.checkout.answer_wait_ms.into()),
        processing_delay: Duration::from_secs(settings.order.processing_delay_seconds.into()),
        country,
    }
}

pub(super) fn support(common: &Common) -> SupportOptions {
    let per_network = per_hour(common.settings.support.requests_per_hour);
    SupportOptions { per_network, counting: counting(common), ..SupportOptions::default() }
}

/// Every limit is counted over the processes that share a cache.
fn counting(common: &Common) -> Counting {
    Counting::through(common.cache.clone())
}

/// What is written down about the shop.
pub(super) fn facts(common: &Common) -> Result<Facts> {
    let settings = &common.settings;
    Ok(Facts {
        name: settings.shop.name.clone(),
        currency: common.currency,
        country: common.country,
        languages: settings.shop.languages.clone(),
        contact_email: contact(settings)?,
    })
}

/// So many a minute; 0 means no limit.
fn per_minute(count: u32) -> Option<RateLimit> {
    (count > 0).then_some(RateLimit { count, window: Duration::from_secs(60) })
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
    Ok(EngineOptions { failpoint, lease: lease(settings), ..EngineOptions::default() })
}

pub(super) fn worker(settings: &Settings) -> WorkerOptions {
    WorkerOptions { lease: lease(settings), ..WorkerOptions::default() }
}

/// How long work stays with a process that shows no sign of life; a living one renews its leases in time.
fn lease(settings: &Settings) -> Duration {
    Duration::from_secs(settings.work.lease_seconds.max(1).into())
}

/// The store's own secret as a text: every byte of it counts.
pub(super) fn refresh_secret(secret: &[u8]) -> SecretString {
    secret.iter().map(|byte| format!("{byte:02x}")).collect::<String>().into()
}

/// Only a shop on this machine may be reached without encryption.
pub(super) fn secure_cookies(settings: &Settings) -> bool {
    let address = settings.public_url();
    let plain = address.strip_prefix("http://").map(|rest| rest.split('/').next().unwrap_or_default());
    !plain.is_some_and(is_loopback)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cookies_travel_encrypted_except_on_this_machine() {
        let mut settings = Settings::default();
        for (url, secure) in [
            ("http://127.0.0.1:8080", false),
            ("http://localhost", false),
            ("http://[::1]:8080/shop", false),
            ("http://shop.example", true),
            ("https://shop.example", true),
            ("https://localhost:8443", true),
        ] {
            settings.server.public_url = url.to_owned();
            assert_eq!(secure_cookies(&settings), secure, "{url}");
        }
    }
}
