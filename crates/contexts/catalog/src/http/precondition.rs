//! `if-match` on products: the tag of a version (`"v7"`, as writes answer it) or the tag of what get_product showed.

use std::convert::Infallible;

use axum::{
    extract::FromRequestParts,
    http::{HeaderValue, header, request::Parts},
};

use crate::Precondition;

impl<S: Send + Sync> FromRequestParts<S> for Precondition {
    type Rejection = Infallible;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, Infallible> {
        Ok(parts.headers.get(header::IF_MATCH).map_or(Self::None, of))
    }
}

fn of(tag: &HeaderValue) -> Precondition {
    if tag == "*" {
        return Precondition::None;
    }
    let text = tag.to_str().unwrap_or_default();
    let version = text.strip_prefix("\"v").and_then(|rest| rest.strip_suffix('"')?.parse().ok());
    version.map_or_else(|| Precondition::Tag(tag.clone()), Precondition::Version)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_tag_is_that_of_a_version_or_of_bytes() {
        let of = |text: &'static str| of(&HeaderValue::from_static(text));
        assert_eq!(of("*"), Precondition::None);
        assert_eq!(of("\"v7\""), Precondition::Version(7));
        for text in ["\"vIx_0\"", "v7", "W/\"v7\""] {
            assert_eq!(of(text), Precondition::Tag(HeaderValue::from_static(text)));
        }
    }
}
