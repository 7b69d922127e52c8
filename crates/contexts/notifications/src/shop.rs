//! Who writes the mails.

use primitives::{Email, Line};

use crate::PublicUrl;

/// What the shop is called: one line of 1 to 100 characters, as it is part of a header.
pub type ShopName = Line<100>;

/// The shop as its mails show it.
#[derive(Debug, Clone)]
pub struct Shop {
    /// Its name, also the sender's.
    pub name: ShopName,
    /// The sender's address.
    pub from: Email,
    /// Where the staff read what people ask, if anywhere.
    pub contact: Option<Email>,
    /// Where it is on the web.
    pub public_url: PublicUrl,
}
