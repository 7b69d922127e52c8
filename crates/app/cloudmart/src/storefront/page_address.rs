//! Which requests are for pages, and under which address a page is kept.

use axum::{
    extract::Request,
    http::{HeaderMap, header},
};

/// First parts of paths that are no pages.
const NO_PAGES: [&str; 11] = [
    "test-payment",
    "api",
    "media",
    "admin",
    "docs",
    "dev",
    "assets",
    "metrics",
    "healthz",
    "readyz",
    ".well-known",
];

/// Characters of an address.
const LONGEST: usize = 1_024;

/// Parameters with which other sites mark their links; no page depends on them.
const MARKS: [&str; 8] = ["utm_", "gclid", "fbclid", "msclkid", "dclid", "mc_cid", "mc_eid", "_gl"];

/// The address of a page: its path with the part of the query that a page may depend on.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub(super) struct PageAddress(String);

impl PageAddress {
    /// The page that a request is for. Who it comes from is not looked at.
    pub(super) fn of(request: &Request) -> Option<Self> {
        let uri = request.uri();
        Self::parse(uri.path(), uri.query()).filter(|_| takes_pages(request.headers()))
    }

    /// The page at a path with a query.
    pub(super) fn parse(path: &str, query: Option<&str>) -> Option<Self> {
        let inner = path.strip_prefix('/')?;
        let (first, last) = (inner.split('/').next()?, inner.rsplit('/').next()?);
        // What is named like a file is one that is not there.
        if NO_PAGES.contains(&first) || last.contains('.') || path.contains("//") {
            return None;
        }
        let is_mark = |pair: &&str| MARKS.iter().any(|mark| pair.starts_with(mark));
        let query = query.unwrap_or_default().split('&').filter(|pair| !pair.is_empty() && !is_mark(pair));
        let query: Vec<_> = query.collect();
        let address = if query.is_empty() { path.to_owned() } else { format!("{path}?{}", query.join("&")) };
        (address.len() <= LONGEST).then_some(Self(address))
    }

    pub(super) fn as_str(&self) -> &str {
        &self.0
    }

    /// Its first part, for the log: what follows may be a handle, or somebody's words.
    pub(super) fn pattern(&self) -> &str {
        let end = self.0[1..].find(['/', '?']).map_or(self.0.len(), |end| end + 1);
        &self.0[..end]
    }
}

/// Whoever says nothing takes anything.
fn takes_pages(headers: &HeaderMap) -> bool {
    let Some(accepted) = headers.get(header::ACCEPT) else { return true };
    let accepted = accepted.to_str().unwrap_or_default().to_ascii_lowercase();
    ["text/html", "text/*", "*/*"].iter().any(|kind| accepted.contains(kind))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn address(path: &str, query: &str) -> Option<String> {
        PageAddress::parse(path, Some(query)).map(|address| address.as_str().to_owned())
    }

    #[test]
    fn pages_are_what_is_nothing_else() {
        for path in ["/", "/products/mug", "/de/products/mug", "/apis", "/administration"] {
            assert!(address(path, "").is_some(), "{path}");
        }
        for path in
            ["/api", "/api/v1/x", "/media/x", "/admin", "/assets/x", "/x.png", "//x.example", "/a//b", "*"]
        {
            assert!(address(path, "").is_none(), "{path}");
        }
    }

    #[test]
    fn marks_of_other_sites_make_no_other_page() {
        assert_eq!(address("/", "utm_source=x&fbclid=y").unwrap(), "/");
        assert_eq!(address("/search", "q=a&utm_source=x&&sort=price").unwrap(), "/search?q=a&sort=price");
        assert!(address("/search", &"x".repeat(LONGEST)).is_none());
    }

    #[test]
    fn a_log_has_no_words_of_shoppers() {
        for (path, query, pattern) in [
            ("/", "q=a", "/"),
            ("/search", "q=a", "/search"),
            ("/products/mug", "", "/products"),
            ("/cart", "", "/cart"),
        ] {
            assert_eq!(PageAddress::parse(path, Some(query)).unwrap().pattern(), pattern);
        }
    }
}
