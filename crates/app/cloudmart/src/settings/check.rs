//! What a shop with customers must not have; each finding says what to change.

use std::net::IpAddr;

use super::{Profile, Settings};

/// The reasons why these settings are too weak for their profile.
#[must_use]
pub fn weaknesses(settings: &Settings) -> Vec<String> {
    if settings.profile == Profile::Development {
        return Vec::new();
    }
    let mut found = Vec::new();
    let mut unless = |fine: bool, advice: &str| {
        if !fine {
            found.push(advice.to_owned());
        }
    };
    unless(
        !settings.payments.handlers.iter().any(|handler| handler == "test"),
        "payments.handlers contains `test`, which accepts payments that nobody made; name a real handler",
    );
    unless(
        settings.server.public_url.starts_with("https://"),
        "server.public_url must be the https address under which customers reach the shop",
    );
    unless(
        settings.limits.requests_per_minute > 0,
        "limits.requests_per_minute is 0, which means no limit; set one, such as 600",
    );
    unless(
        settings.auth.registrations_per_hour > 0,
        "auth.registrations_per_hour is 0, which means no limit; set one, such as 20",
    );
    unless(
        settings.support.requests_per_hour > 0,
        "support.requests_per_hour is 0, which means no limit; set one, such as 20",
    );
    unless(
        !settings.server.cors_origins.iter().any(|origin| origin == "*"),
        "server.cors_origins contains `*`; name the origins of your web apps",
    );
    found
}

/// Whether these settings let other machines reach a shop that forgives mistakes.
#[must_use]
pub fn exposed(settings: &Settings) -> bool {
    settings.profile == Profile::Development
        && !settings.server.allow_public_development
        && !is_loopback(&settings.server.listen)
}

/// Whether this host, with or without a port, is this machine.
pub fn is_loopback(listen: &str) -> bool {
    let with_port = listen.rsplit_once(':').filter(|(_, port)| port.bytes().all(|b| b.is_ascii_digit()));
    let host = with_port.map_or(listen, |(host, _)| host);
    let address = host.trim_start_matches('[').trim_end_matches(']').parse::<IpAddr>();
    address.map_or(host.eq_ignore_ascii_case("localhost"), |address| address.to_canonical().is_loopback())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn development_forgives_and_production_does_not() {
        let mut settings = Settings::default();
        assert!(weaknesses(&settings).is_empty());
        settings.profile = Profile::Production;
        assert!(weaknesses(&settings).iter().any(|advice| advice.starts_with("payments.handlers")));
    }

    #[test]
    fn a_development_shop_is_for_this_machine_only() {
        let mut settings = Settings::default();
        for (listen, reachable) in [
            ("127.0.0.1:80", false),
            ("[::1]:80", false),
            ("localhost:80", false),
            ("0.0.0.0:80", true),
            ("[::]:80", true),
            ("192.168.1.2:80", true),
            ("shop.example:80", true),
        ] {
            settings.server.listen = listen.to_owned();
            assert_eq!(exposed(&settings), reachable, "{listen}");
        }
        settings.server.allow_public_development = true;
        assert!(!exposed(&settings));
    }
}
