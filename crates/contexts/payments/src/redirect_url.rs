//! Where a provider may send a shopper: a page of its own that is reached by https, or a page of this shop.

use std::str::FromStr;

use serde::{Deserialize, Deserializer, Serialize, de::Error as _};
use thiserror::Error;
use url::Url;

/// The address of a page on which the shopper pays: `https://…`, or a path of the shop's own.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct RedirectUrl(String);

/// Nobody is sent there.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error)]
#[error("a payment page is reached by https, or is a page of the shop")]
pub struct RedirectUrlError;

/// Characters; what the pages of providers have behind `#` is long.
const LONGEST: usize = 4_096;

impl RedirectUrl {
    /// As it is stored.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The address in full, for a shop that is reached at `own`.
    #[must_use]
    pub fn at(&self, own: &str) -> String {
        if self.0.starts_with('/') { format!("{own}{}", self.0) } else { self.0.clone() }
    }
}

impl FromStr for RedirectUrl {
    type Err = RedirectUrlError;

    fn from_str(text: &str) -> Result<Self, RedirectUrlError> {
        let printable = text.len() <= LONGEST && text.bytes().all(|byte| byte.is_ascii_graphic());
        // Browsers take `//host` and `/\\host` for another host.
        let path = text.starts_with('/') && !text[1..].starts_with(['/', '\\']);
        if printable && (path || is_https(text)) { Ok(Self(text.to_owned())) } else { Err(RedirectUrlError) }
    }
}

fn is_https(text: &str) -> bool {
    Url::parse(text).is_ok_and(|url| {
        url.scheme() == "https" && url.has_host() && url.username().is_empty() && url.password().is_none()
    })
}

impl<'de> Deserialize<'de> for RedirectUrl {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        std::borrow::Cow::<str>::deserialize(deserializer)?.parse().map_err(D::Error::custom)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn shoppers_are_sent_to_encrypted_pages_and_to_our_own_only() {
        for fine in ["https://checkout.example/c/pay/cs_1#fidkdWx", "/test-payment/abc", "/"] {
            assert_eq!(fine.parse::<RedirectUrl>().unwrap().as_str(), fine);
        }
        for wrong in [
            "",
            "http://checkout.example/",
            "//elsewhere.example/",
            "/\\elsewhere.example/",
            "javascript:alert(1)",
            "https://shop@elsewhere.example/",
            "https://elsewhere.example/\n",
            "pay",
            &format!("/{}", "x".repeat(LONGEST)),
        ] {
            assert_eq!(wrong.parse::<RedirectUrl>(), Err(RedirectUrlError), "{wrong:?}");
        }
    }

    #[test]
    fn a_page_of_our_own_is_where_the_shop_is() {
        let at = |text: &str| text.parse::<RedirectUrl>().unwrap().at("https://shop.example");
        assert_eq!(at("/test-payment/a"), "https://shop.example/test-payment/a");
        assert_eq!(at("https://pay.example/a"), "https://pay.example/a");
    }
}
