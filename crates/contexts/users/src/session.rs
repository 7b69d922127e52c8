//! Sessions: families of refresh tokens, each of which works once. What a presented token is worth is decided here.

use std::time::Duration;

use primitives::{SessionId, Timestamp, UserId};

/// A signed-in session.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Session {
    /// Its id.
    pub id: SessionId,
    /// Whose it is.
    pub user_id: UserId,
    /// What the browser or program called itself at sign-in.
    pub device: Option<String>,
    /// When it began.
    pub created_at: Timestamp,
    /// When it was refreshed last.
    pub last_used_at: Timestamp,
    /// When it ends at the latest.
    pub expires_at: Timestamp,
}

/// What is known about a refresh token that somebody presents.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Presented {
    pub session_id: SessionId,
    pub user_id: UserId,
    pub used_at: Option<Timestamp>,
    pub ended: bool,
    pub last_used_at: Timestamp,
    pub expires_at: Timestamp,
}

/// What to do about it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Verdict {
    /// Hand out the next token of the family.
    Rotate,
    /// It was used just now, perhaps by another window of the same browser: hand out the same next token again.
    Repeat,
    /// Two parties hold the family, and one of them has stolen it: end it (RFC 9700, section 4.14.2).
    EndFamily,
    /// Nothing to hand out.
    Refuse,
}

impl Presented {
    pub fn verdict(&self, now: Timestamp, idle: Duration, grace: Duration) -> Verdict {
        let over = self.ended || now >= self.expires_at || now >= self.last_used_at.plus(idle);
        match (self.used_at, over) {
            (Some(used_at), false) if now < used_at.plus(grace) => Verdict::Repeat,
            (Some(_), _) => Verdict::EndFamily,
            (None, true) => Verdict::Refuse,
            (None, false) => Verdict::Rotate,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const HOUR: Duration = Duration::from_secs(3600);

    const GRACE: Duration = Duration::from_secs(15);

    fn presented(used: bool, ended: bool) -> Presented {
        let begun = Timestamp::from_micros(0);
        Presented {
            session_id: SessionId::new(),
            user_id: UserId::new(),
            used_at: used.then_some(begun),
            ended,
            last_used_at: begun,
            expires_at: begun.plus(10 * HOUR),
        }
    }

    #[test]
    fn a_token_is_rotated_within_both_limits_only() {
        let token = presented(false, false);
        let at = |time: Duration| Timestamp::from_micros(0).plus(time);
        assert_eq!(token.verdict(at(HOUR), 2 * HOUR, GRACE), Verdict::Rotate);
        assert_eq!(token.verdict(at(2 * HOUR), 2 * HOUR, GRACE), Verdict::Refuse);
        assert_eq!(token.verdict(at(10 * HOUR), 20 * HOUR, GRACE), Verdict::Refuse);
        assert_eq!(presented(false, true).verdict(at(HOUR), 2 * HOUR, GRACE), Verdict::Refuse);
    }

    #[test]
    fn a_used_token_is_answered_again_for_a_moment_and_ends_its_family_afterwards() {
        let at = |time: Duration| Timestamp::from_micros(0).plus(time);
        let used = presented(true, false);
        assert_eq!(used.verdict(at(GRACE - Duration::from_micros(1)), HOUR, GRACE), Verdict::Repeat);
        assert_eq!(used.verdict(at(GRACE), HOUR, GRACE), Verdict::EndFamily);
        assert_eq!(used.verdict(at(Duration::ZERO), HOUR, Duration::ZERO), Verdict::EndFamily);
        assert_eq!(presented(true, true).verdict(at(Duration::ZERO), HOUR, GRACE), Verdict::EndFamily);
    }
}
