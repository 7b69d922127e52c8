//! What browsers may do on our pages: load from this shop and nothing else, run no inline script, be shown in no frame.

use axum::{
    http::{HeaderName, HeaderValue, header},
    response::Response,
};

/// `data:` is for the blurred placeholders of pictures, `https:` for imported ones, which stay where they are.
const CONTENT: HeaderValue = HeaderValue::from_static(
    "default-src 'self'; script-src 'self'; style-src 'self'; img-src 'self' data: https:; connect-src 'self'; object-src 'none'; base-uri 'none'; frame-ancestors 'none'; form-action 'self'",
);

const ALWAYS: [(HeaderName, HeaderValue); 3] = [
    (header::CONTENT_SECURITY_POLICY, CONTENT),
    (HeaderName::from_static("cross-origin-opener-policy"), HeaderValue::from_static("same-origin")),
    (
        HeaderName::from_static("permissions-policy"),
        HeaderValue::from_static("camera=(), microphone=(), geolocation=(), browsing-topics=()"),
    ),
];

/// The policy as an element for pages whose host sends no such header. Who may frame a page can only be said in a
/// header. `api_base` is the origin of the API if it is another one.
pub(super) fn as_element(api_base: &str) -> String {
    let content = CONTENT.to_str().unwrap_or_default().replace(" frame-ancestors 'none';", "");
    let content = match api_base {
        "" => content,
        api => content.replace("connect-src 'self'", &format!("connect-src 'self' {api}")),
    };
    format!("<meta http-equiv=\"content-security-policy\" content=\"{content}\">")
}

/// A shop that is reached by https stays with it.
const ENCRYPTED: HeaderValue = HeaderValue::from_static("max-age=31536000");

/// What browsers are told with every page.
#[derive(Debug, Clone, Copy)]
pub(super) struct Policy {
    encrypted: bool,
}

impl Policy {
    /// The policy of a shop at this address.
    pub(super) fn of(public_url: &str) -> Self {
        Self { encrypted: public_url.starts_with("https://") }
    }

    pub(super) fn protect(self, mut response: Response) -> Response {
        response.headers_mut().extend(ALWAYS);
        if self.encrypted {
            response.headers_mut().insert(header::STRICT_TRANSPORT_SECURITY, ENCRYPTED);
        }
        response
    }
}
