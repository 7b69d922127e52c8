//! The three states of an order, as stored and as the API tells them.

use std::{fmt, str::FromStr};

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

/// The text is no state.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("not a state of an order")]
pub struct UnknownState;

macro_rules! states {
    ($(#[$doc:meta])* $name:ident { $($(#[$of:meta])* $state:ident = $text:literal,)* }) => {
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, ToSchema)]
        #[serde(rename_all = "snake_case")]
        pub enum $name { $($(#[$of])* $state,)* }

        impl $name {
            /// Every state.
            pub const ALL: &[Self] = &[$(Self::$state),*];

            /// The word for it.
            #[must_use]
            pub const fn as_str(self) -> &'static str {
                match self { $(Self::$state => $text),* }
            }
        }

        impl FromStr for $name {
            type Err = UnknownState;

            fn from_str(text: &str) -> Result<Self, UnknownState> {
                match text { $($text => Ok(Self::$state),)* _ => Err(UnknownState) }
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(self.as_str())
            }
        }
    };
}

states! {
    /// How far the order as a whole is.
    OrderStatus {
        /// Placed; payment and stock are being settled.
        Pending = "pending",
        /// Accepted; it will be shipped.
        Processing = "processing",
        /// Paid and delivered.
        Completed = "completed",
        /// Called off before anything was shipped.
        Canceled = "canceled",
    }
}

states! {
    /// Where the money is.
    PaymentStatus {
        /// Nothing has happened yet.
        Pending = "pending",
        /// The provider has set the money aside.
        Authorized = "authorized",
        /// We have the money.
        Paid = "paid",
        /// A part of it went back.
        PartiallyRefunded = "partially_refunded",
        /// All of it went back.
        Refunded = "refunded",
        /// The last attempt failed; another one is possible.
        Failed = "failed",
        /// Given up before it was taken.
        Voided = "voided",
    }
}

states! {
    /// Where the goods are.
    FulfillmentStatus {
        /// With us.
        Unfulfilled = "unfulfilled",
        /// Some have left.
        PartiallyFulfilled = "partially_fulfilled",
        /// All have left.
        Fulfilled = "fulfilled",
        /// All have arrived.
        Delivered = "delivered",
        /// They came back.
        Returned = "returned",
    }
}

/// All three together.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct States {
    /// The order as a whole.
    pub status: OrderStatus,
    /// The money.
    pub payment: PaymentStatus,
    /// The goods.
    pub fulfillment: FulfillmentStatus,
}

impl States {
    /// Those of a freshly placed order.
    pub const PLACED: Self = Self {
        status: OrderStatus::Pending,
        payment: PaymentStatus::Pending,
        fulfillment: FulfillmentStatus::Unfulfilled,
    };
}

impl fmt::Display for States {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}, {} and {}", self.status, self.payment, self.fulfillment)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_word_in_the_database_is_the_word_in_the_api() {
        for state in FulfillmentStatus::ALL {
            assert_eq!(serde_json::to_string(state).unwrap(), format!("\"{state}\""));
            assert_eq!(state.as_str().parse(), Ok(*state));
        }
        for state in PaymentStatus::ALL {
            assert_eq!(serde_json::to_string(state).unwrap(), format!("\"{state}\""));
            assert_eq!(state.as_str().parse(), Ok(*state));
        }
        for state in OrderStatus::ALL {
            assert_eq!(serde_json::to_string(state).unwrap(), format!("\"{state}\""));
            assert_eq!(state.as_str().parse(), Ok(*state));
        }
        assert!("cancelled".parse::<OrderStatus>().is_err());
    }
}
