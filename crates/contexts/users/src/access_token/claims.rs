//! What an access token says, and when that is believed.

use primitives::{SessionId, Timestamp, UserId};
use serde::{Deserialize, Serialize};

use crate::Role;

/// How far another machine's clock may be off, in seconds.
const LEEWAY: i64 = 5;

/// The claims; every one is required.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Claims {
    pub iss: String,
    pub aud: String,
    pub sub: UserId,
    pub exp: i64,
    pub nbf: i64,
    pub iat: i64,
    pub sid: SessionId,
    pub roles: Vec<Role>,
}

/// Who we are to a token.
#[derive(Debug, Clone)]
pub(crate) struct Expected {
    pub issuer: String,
    pub audience: String,
}

impl Claims {
    /// Whether the token is from us and for us.
    pub fn are_for(&self, expected: &Expected) -> bool {
        self.iss == expected.issuer && self.aud == expected.audience
    }

    /// Whether the token is valid at this time.
    pub fn hold_at(&self, now: Timestamp) -> bool {
        let now = now.seconds();
        let until = self.exp.saturating_add(LEEWAY);
        let from = self.nbf.max(self.iat).saturating_sub(LEEWAY);
        from <= now && now < until
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn claims() -> Claims {
        Claims {
            iss: "shop".to_owned(),
            aud: "cloudmart".to_owned(),
            sub: UserId::new(),
            exp: 2000,
            nbf: 1000,
            iat: 1000,
            sid: SessionId::new(),
            roles: vec![Role::Customer],
        }
    }

    #[test]
    fn a_token_holds_between_its_times_with_a_little_leeway() {
        let holds = |seconds: i64| claims().hold_at(Timestamp::from_micros(seconds * 1_000_000));
        let held: Vec<bool> = [994, 995, 1000, 2004, 2005].into_iter().map(holds).collect();
        assert_eq!(held, [false, true, true, true, false]);
    }

    #[test]
    fn absurd_times_do_not_overflow() {
        let absurd = Claims { exp: i64::MAX, nbf: i64::MIN, iat: i64::MIN, ..claims() };
        assert!(absurd.hold_at(Timestamp::from_micros(0)));
    }

    #[test]
    fn a_token_of_another_shop_or_for_another_audience_is_not_for_us() {
        let expected = Expected { issuer: "shop".to_owned(), audience: "cloudmart".to_owned() };
        assert!(claims().are_for(&expected));
        assert!(!Claims { iss: "other".to_owned(), ..claims() }.are_for(&expected));
        assert!(!Claims { aud: "other".to_owned(), ..claims() }.are_for(&expected));
    }
}
