//! The words every other crate speaks: money, quantities, ids, time, text, pages. No input or output here.

mod amount;
mod availability;
mod card_number;
mod clock;
mod country;
mod currency;
mod cursor;
mod email;
mod handle;
mod id;
mod page;
mod phone;
mod postal_address;
mod quantity;
mod text;
mod timestamp;
mod token;
mod totals;

pub use amount::{Amount, AmountError};
pub use availability::Availability;
pub use card_number::looks_like_card_number;
pub use clock::{Clock, ClockSource, FakeClock};
pub use country::Country;
pub use currency::{Currency, CurrencyError, Money};
pub use cursor::{Cursor, CursorError};
pub use email::Email;
pub use handle::Handle;
pub use id::*;
pub use page::{Limit, Page, Pagination};
pub use phone::Phone;
pub use postal_address::{AddressLine, AddressName, Line, PostalAddress, PostalCode};
pub use quantity::{Quantity, QuantityError};
pub use text::{Text, TextError, is_clean_text};
pub use timestamp::Timestamp;
pub use token::{TOKEN_BYTES, random_token};
pub use totals::{TotalType, TotalsEntry};
