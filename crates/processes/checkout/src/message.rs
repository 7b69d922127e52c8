//! Messages of a checkout: what is missing or wrong, where, and whether the buyer can mend it. The words are those of
//! the Universal Commerce Protocol.

use std::borrow::Cow;

use serde::Serialize;
use utoipa::ToSchema;

use crate::view::ActionKind;

/// A message about a checkout.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct Message {
    /// How bad it is.
    #[serde(rename = "type")]
    pub kind: MessageType,
    /// What it is, for a program.
    #[schema(value_type = String)]
    pub code: Cow<'static, str>,
    /// Where it is: a JSON Pointer into the checkout.
    pub path: String,
    /// What it is, for a person.
    #[schema(value_type = String)]
    pub content: Cow<'static, str>,
    /// What can be done.
    pub severity: Severity,
}

/// How bad a message is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum MessageType {
    /// The checkout cannot be completed so.
    Error,
    /// It can, but the buyer should know.
    Warning,
    /// For the buyer's information.
    Info,
}

/// What can be done about a message.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum Severity {
    /// A change of the checkout mends it.
    Recoverable,
    /// The buyer has to do something in person.
    RequiresBuyerInput,
    /// Nothing mends it.
    Unrecoverable,
}

impl Message {
    /// An error that a change of the checkout mends.
    #[must_use]
    pub fn error(
        code: impl Into<Cow<'static, str>>,
        path: impl Into<String>,
        content: impl Into<Cow<'static, str>>,
    ) -> Self {
        Self {
            kind: MessageType::Error,
            code: code.into(),
            path: path.into(),
            content: content.into(),
            severity: Severity::Recoverable,
        }
    }

    /// Something the buyer has yet to say.
    #[must_use]
    pub fn missing(path: &'static str, content: &'static str) -> Self {
        Self::error("missing", path, content)
    }

    /// Something the buyer should know.
    #[must_use]
    pub fn warning(code: &'static str, path: impl Into<String>, content: &'static str) -> Self {
        Self { kind: MessageType::Warning, ..Self::error(code, path, content) }
    }

    /// The buyer has to do something about the payment in person.
    #[must_use]
    pub fn requires_action(kind: ActionKind) -> Self {
        let content = match kind {
            ActionKind::Confirmation => "Your bank wants you to confirm the payment.",
            ActionKind::Redirect => "You pay on a page of the payment provider.",
        };
        let message = Self::error("requires_action", "/payment", content);
        Self { kind: MessageType::Info, severity: Severity::RequiresBuyerInput, ..message }
    }

    /// Whether it stands in the way of completion.
    #[must_use]
    pub fn is_error(&self) -> bool {
        self.kind == MessageType::Error
    }
}
