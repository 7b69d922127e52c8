//! The kinds of mails, each with its words in `templates/<name>/`.

use std::{fmt, str::FromStr};

use serde::{Serialize, Serializer};
use thiserror::Error;

/// A file of words: its name and content.
pub(crate) type Source = (&'static str, &'static str);

/// The three files of a template.
pub(crate) struct Sources {
    pub subject: Source,
    pub html: Source,
    pub text: Source,
}

/// There is no template of that name.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error)]
#[error("there is no such template")]
pub struct UnknownTemplate;

macro_rules! file {
    ($name:literal, $file:literal) => {
        (concat!($name, "/", $file), include_str!(concat!("../templates/", $name, "/", $file)))
    };
}

macro_rules! templates {
    ($($(#[$doc:meta])* $variant:ident = $name:literal,)*) => {
        /// A kind of mail.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
        pub enum Template { $($(#[$doc])* $variant,)* }

        impl Template {
            /// All of them.
            pub const ALL: &[Self] = &[$(Self::$variant,)*];

            /// Its name, as in its folder.
            #[must_use]
            pub const fn name(self) -> &'static str {
                match self { $(Self::$variant => $name,)* }
            }

            pub(crate) const fn sources(self) -> Sources {
                match self {
                    $(Self::$variant => Sources {
                        subject: file!($name, "subject.txt"),
                        html: file!($name, "body.html"),
                        text: file!($name, "body.txt"),
                    },)*
                }
            }
        }
    };
}

templates! {
    /// Somebody has opened an account.
    Welcome = "welcome",
    /// Somebody wants to set a new password.
    PasswordReset = "password_reset",
    /// An order is paid and will be packed.
    OrderConfirmed = "order_confirmed",
    /// A payment did not work.
    PaymentFailed = "payment_failed",
    /// A parcel has left.
    OrderShipped = "order_shipped",
    /// A parcel has arrived.
    OrderDelivered = "order_delivered",
    /// Money went back.
    OrderRefunded = "order_refunded",
    /// An order was called off.
    OrderCancelled = "order_cancelled",
    /// An order was called off because there is nothing left.
    OutOfStock = "out_of_stock",
    /// What somebody asked has arrived.
    RequestReceived = "request_received",
    /// Somebody waits for an answer of the staff.
    RequestForStaff = "request_for_staff",
}

impl fmt::Display for Template {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}

impl FromStr for Template {
    type Err = UnknownTemplate;

    fn from_str(name: &str) -> Result<Self, UnknownTemplate> {
        Self::ALL.iter().copied().find(|template| template.name() == name).ok_or(UnknownTemplate)
    }
}

impl Serialize for Template {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.name())
    }
}
