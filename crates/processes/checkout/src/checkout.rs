//! A checkout as it is stored: the cart's lines when it began, what the buyer has said since, and the order it made.

use std::{fmt, str::FromStr, time::Duration};

use primitives::{CartId, CheckoutId, Currency, LineItemId, OrderId, Quantity, Timestamp, UserId, VariantId};
use serde::{Deserialize, Serialize};

use crate::details::Details;

/// A checkout.
#[derive(Debug, Clone, PartialEq)]
pub struct Checkout {
    /// Its id, which is also the right to use it.
    pub id: CheckoutId,
    /// The cart it began with.
    pub cart_id: CartId,
    /// The account, if the buyer was signed in; then nobody else may use it.
    pub user_id: Option<UserId>,
    /// What no other row tells.
    pub state: CheckoutState,
    /// The currency of all its amounts.
    pub currency: Currency,
    /// What the buyer has said.
    pub details: Details,
    /// What is bought.
    pub lines: Vec<Line>,
    /// The order, once there is one.
    pub order_id: Option<OrderId>,
    /// How many payments have been tried.
    pub attempt: u32,
    /// Counts its changes.
    pub version: i64,
    /// When it is given up.
    pub expires_at: Timestamp,
    /// When it began.
    pub created_at: Timestamp,
    /// When it last changed.
    pub updated_at: Timestamp,
}

/// A line, as the cart had it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Line {
    /// The line's id, which the order's line keeps.
    pub id: LineItemId,
    /// What is bought.
    pub variant_id: VariantId,
    /// How many pieces.
    pub quantity: Quantity,
}

/// What no other row tells about a checkout.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum CheckoutState {
    /// Under way, or settled as its order says.
    Open,
    /// Given up by the buyer.
    Canceled,
    /// Given up by us, because nothing happened for too long.
    Expired,
}

/// How often a payment may be tried.
pub const MAX_ATTEMPTS: u32 = 10;

/// How long a checkout without an order is kept: as long as the cart it comes from.
const OPEN_FOR: Duration = Duration::from_secs(30 * 24 * 60 * 60);

/// The time at which a settled checkout is given up: never.
pub const SETTLED: Timestamp = Timestamp::from_micros(i64::MAX);

impl Checkout {
    /// A new checkout of these lines.
    #[must_use]
    pub fn begin(
        cart_id: CartId,
        user_id: Option<UserId>,
        currency: Currency,
        lines: Vec<Line>,
        now: Timestamp,
    ) -> Self {
        Self {
            id: CheckoutId::unguessable(),
            cart_id,
            user_id,
            state: CheckoutState::Open,
            currency,
            details: Details::default(),
            lines,
            order_id: None,
            attempt: 0,
            version: 1,
            expires_at: now.plus(OPEN_FOR),
            created_at: now,
            updated_at: now,
        }
    }

    /// Whether this caller may know of it: a checkout of an account is that account's alone.
    #[must_use]
    pub fn is_open_to(&self, caller: Option<UserId>) -> bool {
        self.user_id.is_none() || self.user_id == caller
    }

    /// The variants of its lines with their quantities.
    #[must_use]
    pub fn wanted(&self) -> Vec<(VariantId, Quantity)> {
        self.lines.iter().map(|line| (line.variant_id, line.quantity)).collect()
    }
}

impl CheckoutState {
    /// The word for it.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Open => "open",
            Self::Canceled => "canceled",
            Self::Expired => "expired",
        }
    }
}

impl fmt::Display for CheckoutState {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

impl FromStr for CheckoutState {
    type Err = ();

    fn from_str(text: &str) -> Result<Self, ()> {
        [Self::Open, Self::Canceled, Self::Expired].into_iter().find(|state| state.as_str() == text).ok_or(())
    }
}
