//! Where the shop is on the web, and the links that mails have into it.

use std::{fmt, str::FromStr};

use thiserror::Error;

/// The address of the shop's front page without a slash at its end; always `http` or `https`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PublicUrl(String);

/// The text is no address of a shop.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error)]
#[error("not an address that begins with http:// or https:// and has neither query nor fragment")]
pub struct PublicUrlError;

impl PublicUrl {
    /// The address.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The address of a page; `path` begins with a slash.
    #[must_use]
    pub fn page(&self, path: &str) -> String {
        format!("{}{path}", self.0)
    }

    /// The address of a page that is opened with a secret.
    #[must_use]
    pub fn page_with_token(&self, path: &str, token: &str) -> String {
        let query = form_urlencoded::Serializer::new(String::new()).append_pair("token", token).finish();
        format!("{}{path}?{query}", self.0)
    }
}

impl FromStr for PublicUrl {
    type Err = PublicUrlError;

    fn from_str(text: &str) -> Result<Self, PublicUrlError> {
        let text = text.trim().trim_end_matches('/');
        let host = text.strip_prefix("https://").or_else(|| text.strip_prefix("http://"));
        let is_odd = |c: char| c.is_control() || c.is_whitespace() || "\"'<>\\^`{|}?#".contains(c);
        match host {
            Some(host) if !host.is_empty() && !host.starts_with('/') && !host.contains(is_odd) => {
                Ok(Self(text.to_owned()))
            }
            _ => Err(PublicUrlError),
        }
    }
}

impl fmt::Display for PublicUrl {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn links_lead_into_the_shop() {
        let url: PublicUrl = "https://shop.example/store/".parse().unwrap();
        assert_eq!(url.page("/orders/ord_1"), "https://shop.example/store/orders/ord_1");
        assert_eq!(
            url.page_with_token("/account/reset", "a&b=c"),
            "https://shop.example/store/account/reset?token=a%26b%3Dc"
        );
    }

    #[test]
    fn what_a_browser_would_not_open_as_a_page_is_refused() {
        for text in [
            "",
            "shop.example",
            "javascript:alert(1)",
            "https://",
            "http:///x",
            "https://a b",
            "https://a\"b",
            "https://a/?b",
        ] {
            assert_eq!(text.parse::<PublicUrl>(), Err(PublicUrlError), "{text}");
        }
    }
}
