//! Where a provider sends shoppers back to. It is an address of this shop or of a storefront that the settings name, so
//! that nobody is led elsewhere by a link that looks like ours.

use serde::{Deserialize, Serialize};
use thiserror::Error;
use url::{Host, Origin, Url};

/// The page of a storefront to which a shopper comes back; [`Origins::admit`] makes it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct ReturnUrl(String);

/// Why somebody is not sent back there.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error)]
pub enum ReturnUrlError {
    /// Not an address of a page, or longer than [`ReturnUrl::LONGEST`].
    #[error("this is not the address of a page")]
    Malformed,
    /// It is neither the shop's nor a storefront's.
    #[error("shoppers come back to this shop, or to a storefront that its settings name")]
    Foreign,
}

/// The origins whose pages are ours.
#[derive(Debug, Clone)]
pub struct Origins {
    own: String,
    all: Vec<Origin>,
    /// The shop is on this machine only, which has several names.
    is_local: bool,
    /// The settings let web apps of every origin call; only development may.
    is_open: bool,
}

impl ReturnUrl {
    /// The most characters.
    pub const LONGEST: usize = 1_000;

    /// One that was admitted before it was stored.
    pub(crate) const fn stored(text: String) -> Self {
        Self(text)
    }

    /// For whom the payment went one way or the other; the provider's word is asked for, not the address.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// For whom came back without having decided.
    #[must_use]
    pub fn canceled(&self) -> String {
        let mark = if self.0.contains('?') { '&' } else { '?' };
        format!("{}{mark}canceled=1", self.0)
    }

    /// Where it is: `https://shop.example`.
    #[must_use]
    pub fn origin(&self) -> String {
        Url::parse(&self.0).map(|url| url.origin().ascii_serialization()).unwrap_or_default()
    }
}

impl Origins {
    /// The shop's own address and the origins of other storefronts; `*` means all.
    #[must_use]
    pub fn new(own: &str, others: &[String]) -> Self {
        let texts = std::iter::once(own).chain(others.iter().map(String::as_str));
        let all = texts.filter_map(|text| Url::parse(text).ok()).map(|url| url.origin()).collect();
        let is_local = Url::parse(own).is_ok_and(|url| is_loopback(&url));
        let is_open = others.iter().any(|origin| origin == "*");
        Self { own: own.trim_end_matches('/').to_owned(), all, is_local, is_open }
    }

    /// The shop's own address.
    #[must_use]
    pub fn own(&self) -> &str {
        &self.own
    }

    /// The address, if it is one of ours; a path (`/checkout/return`) is one of the shop itself.
    ///
    /// # Errors
    /// [`ReturnUrlError`]
    pub fn admit(&self, text: &str) -> Result<ReturnUrl, ReturnUrlError> {
        let whole = if text.starts_with('/') { format!("{}{text}", self.own) } else { text.to_owned() };
        let url = Url::parse(&whole).map_err(|_| ReturnUrlError::Malformed)?;
        let is_plain = url.username().is_empty() && url.password().is_none() && url.fragment().is_none();
        if !is_plain || text.len() > ReturnUrl::LONGEST || !matches!(url.scheme(), "http" | "https") {
            return Err(ReturnUrlError::Malformed);
        }
        let is_ours = self.all.contains(&url.origin()) || (self.is_local && is_loopback(&url));
        if !is_ours && !self.is_open {
            return Err(ReturnUrlError::Foreign);
        }
        // As it was read, so that no other reader takes it for something else.
        Ok(ReturnUrl(url.into()))
    }
}

fn is_loopback(url: &Url) -> bool {
    match url.host() {
        Some(Host::Domain(name)) => name == "localhost",
        Some(Host::Ipv4(address)) => address.is_loopback(),
        Some(Host::Ipv6(address)) => address.is_loopback(),
        None => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn origins() -> Origins {
        Origins::new("https://shop.example", &["https://copy.example".to_owned()])
    }

    #[test]
    fn pages_of_the_shop_and_of_its_storefronts_are_admitted() {
        for text in ["https://shop.example/checkout/return", "https://copy.example/de/checkout/return?a=1"] {
            assert_eq!(origins().admit(text).unwrap().as_str(), text);
        }
        let path = origins().admit("/de/checkout/return").unwrap();
        assert_eq!(path.as_str(), "https://shop.example/de/checkout/return");
        for path in ["//elsewhere.example/", "/\\elsewhere.example/", "/@elsewhere.example/"] {
            assert_eq!(origins().admit(path).unwrap().origin(), "https://shop.example", "{path}");
        }
    }

    #[test]
    fn a_shop_on_this_machine_is_known_by_all_its_names() {
        let local = Origins::new("http://127.0.0.1:8080", &[]);
        for text in ["http://localhost:8080/r", "http://[::1]:8080/r", "http://127.0.0.1:3000/r"] {
            assert_eq!(local.admit(text).unwrap().as_str(), text);
            assert_eq!(origins().admit(text), Err(ReturnUrlError::Foreign), "{text}");
        }
        let elsewhere = "https://localhost.elsewhere.example/";
        assert_eq!(local.admit(elsewhere), Err(ReturnUrlError::Foreign));
        let open = Origins::new("http://127.0.0.1:8080", &["*".to_owned()]);
        assert!(open.admit("https://copy.example/r").is_ok());
    }

    #[test]
    fn nobody_is_led_elsewhere() {
        for text in [
            "https://elsewhere.example/",
            "https://copy.example.elsewhere.example/",
            "https://copy.example:444/",
            "http://copy.example/",
            "https://shop.example:444/",
            "http:\\\\elsewhere.example\\shop.example",
        ] {
            assert_eq!(origins().admit(text), Err(ReturnUrlError::Foreign), "{text}");
        }
        let long = format!("https://copy.example/{}", "x".repeat(ReturnUrl::LONGEST));
        for text in ["", "checkout/return", "javascript:alert(1)", "https://a@copy.example/", &long] {
            assert_eq!(origins().admit(text), Err(ReturnUrlError::Malformed), "{text}");
        }
    }

    #[test]
    fn who_comes_back_undecided_is_told_apart() {
        let admit = |text| origins().admit(text).unwrap();
        assert_eq!(admit("https://copy.example/r").canceled(), "https://copy.example/r?canceled=1");
        assert_eq!(admit("https://copy.example/r?a=1").canceled(), "https://copy.example/r?a=1&canceled=1");
        assert_eq!(admit("https://copy.example/r").origin(), "https://copy.example");
    }
}
