//! What a shopper can try out with the test provider: its tokens, with what each does.

use crate::provider::TestOutcome;

pub(super) const OUTCOMES: &[TestOutcome] = &[
    TestOutcome { token: "tok_success", title: "The payment succeeds" },
    TestOutcome { token: "tok_declined", title: "The card is declined" },
    TestOutcome { token: "tok_insufficient_funds", title: "The card has not enough funds" },
    TestOutcome { token: "tok_3ds", title: "The bank asks for a confirmation" },
    TestOutcome { token: "tok_redirect", title: "You pay on a page of the provider" },
    TestOutcome { token: "tok_timeout", title: "The provider answers at the second try" },
    TestOutcome { token: "tok_unknown", title: "The provider's answer gets lost" },
];

#[cfg(test)]
mod tests {
    use super::*;
    use crate::provider::test::behaviour::Behaviour;

    #[test]
    fn every_outcome_is_one_that_the_provider_plays() {
        for outcome in OUTCOMES {
            assert!(Behaviour::of(outcome.token).is_some(), "{}", outcome.token);
        }
    }
}
