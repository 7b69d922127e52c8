//! What a shop with customers must not have; each finding says what to change.

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
        !settings.server.cors_origins.iter().any(|origin| origin == "*"),
        "server.cors_origins contains `*`; name the origins of your web apps",
    );
    found
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
}
