//! What came of asking a provider: made by the verbs of [`crate::Payments`], written down by the `record_…` functions.
//! Outcomes serialize, so that a workflow can keep one between the two.

use primitives::{Amount, PaymentId, RefundId};
use serde::{Deserialize, Serialize};

use crate::RedirectUrl;

/// How the provider was asked.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Tries {
    /// How often the request was sent.
    pub sends: u32,
    /// How often the provider was asked what it had done.
    pub look_ups: u32,
    /// The masked means of payment.
    pub instrument: Option<String>,
}

/// What came of asking for money.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct AuthorizeOutcome {
    /// The answer.
    pub result: AuthorizeResult,
    /// How it was got.
    pub tries: Tries,
}

/// The answer to asking for money.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "status", rename_all = "snake_case")]
pub enum AuthorizeResult {
    /// The money is held.
    Authorized {
        /// The provider's id of the charge.
        provider_ref: String,
    },
    /// The shopper has to confirm it.
    RequiresAction {
        /// The provider's id of the charge.
        provider_ref: String,
        /// Where, on a page of the provider's own; `None` when the shop asks the question itself.
        url: Option<RedirectUrl>,
    },
    /// The provider or the shopper said no.
    Declined {
        /// The provider's id of the charge.
        provider_ref: String,
        /// A stable word: `card_declined`, …
        code: String,
        /// A sentence for the shopper.
        message: String,
    },
    /// The provider refuses to try.
    Failed {
        /// A stable word: `invalid_token`, …
        code: String,
    },
}

/// Whether the provider did what it was told.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "answer", rename_all = "snake_case")]
pub enum Answer {
    /// It did.
    Done,
    /// It refuses, and did nothing.
    Refused {
        /// A stable word.
        code: String,
    },
}

/// What came of the shopper's confirmation.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ConfirmOutcome {
    /// Of which payment.
    pub payment_id: PaymentId,
    /// The answer.
    pub result: AuthorizeResult,
    /// How it was got.
    pub tries: Tries,
}

/// What came of taking held money.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct CaptureOutcome {
    /// Of which payment.
    pub payment_id: PaymentId,
    /// How much.
    pub amount: Amount,
    /// The answer.
    pub answer: Answer,
    /// How it was got.
    pub tries: Tries,
}

/// What came of letting held money go.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct VoidOutcome {
    /// Of which payment.
    pub payment_id: PaymentId,
    /// The answer.
    pub answer: Answer,
    /// How it was got.
    pub tries: Tries,
}

/// What came of giving money back.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct RefundOutcome {
    /// Which refund.
    pub refund_id: RefundId,
    /// The answer.
    pub answer: Answer,
    /// How it was got.
    pub tries: Tries,
}

impl AuthorizeResult {
    /// The word for attempts and metrics.
    pub(crate) const fn word(&self) -> &'static str {
        match self {
            Self::Authorized { .. } => "authorized",
            Self::RequiresAction { .. } => "requires_action",
            Self::Declined { .. } => "declined",
            Self::Failed { .. } => "failed",
        }
    }

    /// The page on which the shopper has to decide, if there is one.
    pub(crate) fn action_url(&self) -> Option<&RedirectUrl> {
        match self {
            Self::RequiresAction { url, .. } => url.as_ref(),
            Self::Authorized { .. } | Self::Declined { .. } | Self::Failed { .. } => None,
        }
    }

    /// The provider's id of the charge, if there is one.
    pub(crate) fn provider_ref(&self) -> Option<&str> {
        match self {
            Self::Authorized { provider_ref }
            | Self::RequiresAction { provider_ref, .. }
            | Self::Declined { provider_ref, .. } => Some(provider_ref),
            Self::Failed { .. } => None,
        }
    }

    /// Why there is no money, if there is none.
    pub(crate) fn reason(&self) -> Option<&str> {
        match self {
            Self::Declined { code, .. } | Self::Failed { code } => Some(code),
            Self::Authorized { .. } | Self::RequiresAction { .. } => None,
        }
    }
}

impl Answer {
    /// The word for attempts and metrics.
    pub(crate) const fn word(&self) -> &'static str {
        match self {
            Self::Done => "done",
            Self::Refused { .. } => "refused",
        }
    }

    /// Why not, if it did not.
    pub(crate) fn reason(&self) -> Option<&str> {
        match self {
            Self::Done => None,
            Self::Refused { code } => Some(code),
        }
    }
}
