//! The states of a payment and the steps between them. Pure; nothing else decides what may follow what.

use std::{fmt, str::FromStr};

use serde::{Deserialize, Serialize};
use thiserror::Error;
use utoipa::ToSchema;

/// Where a payment is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
#[schema(as = PaymentState)]
pub enum Status {
    /// The provider was asked, and what it did is not known.
    Pending,
    /// The shopper has to confirm it.
    RequiresAction,
    /// The money is held.
    Authorized,
    /// The money is ours.
    Captured,
    /// The provider or the shopper said no.
    Declined,
    /// It could not even be tried.
    Failed,
    /// The held money was let go.
    Voided,
    /// Some of the captured money went back.
    PartiallyRefunded,
    /// All of the captured money went back.
    Refunded,
}

/// What can happen to a payment.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Step {
    /// The shopper is asked to confirm.
    AskForAction,
    /// The money is held.
    Authorize,
    /// The provider or the shopper says no.
    Decline,
    /// The provider refuses to try.
    Fail,
    /// The held money is taken.
    Capture,
    /// The held money is let go.
    Void,
    /// Some of the money goes back.
    RefundPart,
    /// The rest of the money goes back.
    RefundRest,
}

/// What a step does to a payment.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Transition {
    /// It is in this state now.
    To(Status),
    /// The step was taken before.
    Repeated,
}

/// A step that the payment's state does not allow.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error)]
#[error("a payment that is {from} cannot take the step {step:?}")]
pub struct IllegalTransition {
    /// Where the payment is.
    pub from: Status,
    /// What was wanted.
    pub step: Step,
}

impl Status {
    /// Every state.
    pub const ALL: [Self; 9] = [
        Self::Pending,
        Self::RequiresAction,
        Self::Authorized,
        Self::Captured,
        Self::Declined,
        Self::Failed,
        Self::Voided,
        Self::PartiallyRefunded,
        Self::Refunded,
    ];

    /// The word in the database and on the wire.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Pending => "pending",
            Self::RequiresAction => "requires_action",
            Self::Authorized => "authorized",
            Self::Captured => "captured",
            Self::Declined => "declined",
            Self::Failed => "failed",
            Self::Voided => "voided",
            Self::PartiallyRefunded => "partially_refunded",
            Self::Refunded => "refunded",
        }
    }

    /// What `step` leads to from here. A step that led here, or was passed on the way, is a repeat.
    ///
    /// # Errors
    /// [`IllegalTransition`] when the step is not possible from here.
    pub const fn after(self, step: Step) -> Result<Transition, IllegalTransition> {
        use Status as S;
        use Transition::{Repeated, To};
        Ok(match (self, step) {
            (S::Pending, Step::AskForAction) => To(S::RequiresAction),
            (S::Pending | S::RequiresAction, Step::Authorize) => To(S::Authorized),
            (S::Pending | S::RequiresAction, Step::Decline) => To(S::Declined),
            (S::Pending | S::RequiresAction, Step::Fail) => To(S::Failed),
            (S::Authorized, Step::Capture) => To(S::Captured),
            (S::RequiresAction | S::Authorized, Step::Void) => To(S::Voided),
            (S::Captured | S::PartiallyRefunded, Step::RefundPart) => To(S::PartiallyRefunded),
            (S::Captured | S::PartiallyRefunded, Step::RefundRest) => To(S::Refunded),
            (S::RequiresAction, Step::AskForAction)
            | (S::Declined, Step::Decline)
            | (S::Failed, Step::Fail)
            | (S::Voided, Step::Void)
            | (S::Authorized | S::Captured | S::PartiallyRefunded | S::Refunded, Step::Authorize)
            | (S::Captured | S::PartiallyRefunded | S::Refunded, Step::Capture) => Repeated,
            _ => return Err(IllegalTransition { from: self, step }),
        })
    }
}

impl fmt::Display for Status {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

/// Not a word for [`Status`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error)]
#[error("not a state of a payment")]
pub struct StatusError;

impl FromStr for Status {
    type Err = StatusError;

    fn from_str(text: &str) -> Result<Self, StatusError> {
        Self::ALL.into_iter().find(|status| status.as_str() == text).ok_or(StatusError)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const STEPS: [Step; 8] = [
        Step::AskForAction,
        Step::Authorize,
        Step::Decline,
        Step::Fail,
        Step::Capture,
        Step::Void,
        Step::RefundPart,
        Step::RefundRest,
    ];

    fn letter(from: Status, step: Step) -> char {
        match from.after(step) {
            Ok(Transition::Repeated) => '=',
            Err(_) => '.',
            Ok(Transition::To(to)) => match to {
                Status::RequiresAction => 'Q',
                Status::Authorized => 'A',
                Status::Declined => 'D',
                Status::Failed => 'F',
                Status::Captured => 'C',
                Status::Voided => 'V',
                Status::PartiallyRefunded => 'p',
                Status::Refunded => 'R',
                Status::Pending => '!',
            },
        }
    }

    #[test]
    fn every_step_from_every_state_is_as_this_table_says() {
        // Columns: ask, authorize, decline, fail, capture, void, refund a part, refund the rest.
        let table = [
            (Status::Pending, "QADF...."),
            (Status::RequiresAction, "=ADF.V.."),
            (Status::Authorized, ".=..CV.."),
            (Status::Captured, ".=..=.pR"),
            (Status::Declined, "..=....."),
            (Status::Failed, "...=...."),
            (Status::Voided, ".....=.."),
            (Status::PartiallyRefunded, ".=..=.pR"),
            (Status::Refunded, ".=..=..."),
        ];
        for (from, row) in table {
            assert_eq!(STEPS.map(|step| letter(from, step)).iter().collect::<String>(), row, "{from}");
        }
        assert_eq!(table.map(|(from, _)| from), Status::ALL);
    }

    #[test]
    fn every_state_reads_back_from_its_word() {
        for status in Status::ALL {
            assert_eq!(status.as_str().parse(), Ok(status));
        }
    }
}
