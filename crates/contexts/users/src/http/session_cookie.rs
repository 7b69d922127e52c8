//! Sessions of web apps: who sends `x-session: cookie` gets the refresh token in a cookie that scripts cannot read.
//!
//! The header is also the check against forged requests: a page of another origin cannot send it without asking by a
//! preflight first, which only the origins of the settings survive; and the cookie is `SameSite=Strict`.

use std::{convert::Infallible, time::Duration};

use axum::{
    extract::FromRequestParts,
    http::{HeaderMap, HeaderValue, header, request::Parts},
    response::{IntoResponse, Response},
};
use secrecy::{ExposeSecret, SecretString};

/// Where the refresh token travels.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Carrier {
    /// In bodies, for programs and apps that keep secrets themselves.
    Body,
    /// In a cookie, for pages.
    Cookie,
}

impl<S: Send + Sync> FromRequestParts<S> for Carrier {
    type Rejection = Infallible;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, Infallible> {
        let asks = parts.headers.get("x-session").is_some_and(|value| value == "cookie");
        Ok(if asks { Self::Cookie } else { Self::Body })
    }
}

/// How the cookie is written.
#[derive(Debug, Clone, Copy)]
pub(super) struct SessionCookie {
    /// Whether it travels encrypted only.
    pub secure: bool,
}

impl SessionCookie {
    /// Browsers keep a cookie of the first name only when it is `Secure` (RFC 6265bis, section 4.1.3.1). The stricter
    /// `__Host-` asks for the path `/`, and this one is for `/api/v1/auth` alone.
    const fn name(self) -> &'static str {
        if self.secure { "__Secure-cloudmart-refresh" } else { "cloudmart-refresh" }
    }

    /// The refresh token that the browser sends.
    pub fn token(self, headers: &HeaderMap) -> Option<SecretString> {
        let pairs = headers.get_all(header::COOKIE).iter().filter_map(|line| line.to_str().ok());
        let mut pairs = pairs.flat_map(|line| line.split(';')).filter_map(|pair| pair.trim().split_once('='));
        let found = pairs.find(|(name, _)| *name == self.name())?;
        Some(SecretString::from(found.1.to_owned()))
    }

    /// Has the browser keep this token.
    pub fn keep(self, response: impl IntoResponse, token: &SecretString, life: Duration) -> Response {
        self.set(response, token.expose_secret(), life.as_secs())
    }

    /// Has the browser forget the token.
    pub fn forget(self, response: impl IntoResponse) -> Response {
        self.set(response, "", 0)
    }

    fn set(self, response: impl IntoResponse, value: &str, seconds: u64) -> Response {
        let secure = if self.secure { "; Secure" } else { "" };
        let name = self.name();
        let text = format!(
            "{name}={value}; Path=/api/v1/auth; Max-Age={seconds}; HttpOnly; SameSite=Strict{secure}"
        );
        let mut response = response.into_response();
        // Our tokens are base64, which a header takes.
        if let Ok(mut cookie) = HeaderValue::from_str(&text) {
            cookie.set_sensitive(true);
            response.headers_mut().append(header::SET_COOKIE, cookie);
        }
        response
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sent(line: &'static str) -> HeaderMap {
        HeaderMap::from_iter([(header::COOKIE, HeaderValue::from_static(line))])
    }

    #[test]
    fn the_token_is_found_among_other_cookies_by_its_exact_name() {
        let plain = SessionCookie { secure: false };
        let token = |line| plain.token(&sent(line)).map(|token| token.expose_secret().to_owned());
        assert_eq!(token("theme=dark; cloudmart-refresh=abc; a=b").as_deref(), Some("abc"));
        assert_eq!(token("x-cloudmart-refresh=abc"), None);
        assert_eq!(token("__Secure-cloudmart-refresh=abc"), None);
        let secure = SessionCookie { secure: true };
        assert!(secure.token(&sent("cloudmart-refresh=abc")).is_none(), "a cookie set over plain http");
    }
}
