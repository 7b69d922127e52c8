//! Answers made of ready bytes, with their caching headers; compressed once if they are kept, and not for every client
//! anew.

use std::{
    io::Write,
    sync::{Arc, OnceLock},
};

use axum::{
    body::Body,
    http::{HeaderMap, HeaderValue, StatusCode, header},
    response::Response,
};
use bytes::Bytes;

use crate::strong_etag;

/// A public answer that is kept and sent many times.
#[derive(Debug, Clone)]
pub struct ReadyMade {
    plain: Form,
    /// Made when the first client asks for it; none where it would be used once.
    brotli: Option<Arc<OnceLock<Form>>>,
    kind: Kind,
}

/// One form of an answer, with an entity tag of its own (RFC 9110, section 8.8.3.3).
#[derive(Debug, Clone)]
struct Form {
    body: Bytes,
    etag: HeaderValue,
}

/// What is said about an answer beside its bytes.
#[derive(Debug, Clone)]
pub struct Kind {
    /// The status when the client does not have the answer already.
    pub status: StatusCode,
    /// What it is.
    pub content_type: HeaderValue,
    /// How long who may keep it.
    pub cache_control: HeaderValue,
}

impl Kind {
    const JSON: Self = Self {
        status: StatusCode::OK,
        content_type: HeaderValue::from_static("application/json"),
        cache_control: SHORT_LIVED,
    };

    /// Pictures and fonts are compressed already.
    fn is_text(&self) -> bool {
        let content_type = self.content_type.to_str().unwrap_or_default();
        ["text/", "json", "javascript", "xml"].iter().any(|part| content_type.contains(part))
    }
}

/// Public answers may be kept by anyone for a minute, and shown for ten while a new one is fetched.
pub const SHORT_LIVED: HeaderValue =
    HeaderValue::from_static("public, max-age=60, stale-while-revalidate=600");

/// What is shorter fits into one packet as it is.
const WORTH_COMPRESSING: usize = 1_024;

/// Quality and window of RFC 7932: a millisecond or two for a long list.
const QUALITY: u32 = 5;
const WINDOW: u32 = 20;

/// How many headers an answer has in the end, so that the map of them does not grow thrice.
const HEADERS: usize = 12;

impl ReadyMade {
    /// The answer with this JSON body.
    #[must_use]
    pub fn json(body: Vec<u8>) -> Self {
        Self::new(Kind::JSON, body.into())
    }

    /// The answer with this body.
    #[must_use]
    pub fn new(kind: Kind, body: Bytes) -> Self {
        let etag = strong_etag(&body);
        Self { plain: Form { body, etag }, brotli: Some(Arc::default()), kind }
    }

    /// The answer with this JSON body, for one client only: compressing it would cost more than sending it.
    #[must_use]
    pub fn once(body: Vec<u8>) -> Self {
        let etag = strong_etag(&body);
        Self { plain: Form { body: body.into(), etag }, brotli: None, kind: Kind::JSON }
    }

    /// The answer with its body compressed beforehand.
    #[must_use]
    pub fn with_brotli(self, body: Bytes) -> Self {
        let etag = strong_etag(&body);
        Self { brotli: Some(Arc::new(Form { body, etag }.into())), ..self }
    }

    /// Its size in memory, for the bound of a cache; the compressed form is a quarter of the plain one or less.
    #[must_use]
    pub fn size(&self) -> usize {
        self.plain.body.len() * 5 / 4 + 256
    }

    /// The body, not compressed.
    #[must_use]
    pub const fn body(&self) -> &Bytes {
        &self.plain.body
    }

    /// The entity tag of the body, not compressed.
    #[must_use]
    pub const fn etag(&self) -> &HeaderValue {
        &self.plain.etag
    }

    /// The response to a request with these headers: 304 when the client has it already.
    #[must_use]
    pub fn respond(&self, request: &HeaderMap) -> Response {
        let brotli = self.brotli.as_ref().filter(|brotli| {
            let worth =
                brotli.get().is_some() || self.plain.body.len() >= WORTH_COMPRESSING && self.kind.is_text();
            worth && accepts_brotli(request)
        });
        let form = brotli.map_or(&self.plain, |brotli| brotli.get_or_init(|| self.plain.compress()));
        let known = self.kind.status == StatusCode::OK
            && request.get(header::IF_NONE_MATCH).is_some_and(|tags| form.is_among(tags));
        let mut response = Response::new(if known { Body::empty() } else { Body::from(form.body.clone()) });
        *response.status_mut() = if known { StatusCode::NOT_MODIFIED } else { self.kind.status };
        let headers = response.headers_mut();
        headers.reserve(HEADERS);
        headers.insert(header::CONTENT_TYPE, self.kind.content_type.clone());
        headers.insert(header::ETAG, form.etag.clone());
        headers.insert(header::CACHE_CONTROL, self.kind.cache_control.clone());
        headers.insert(header::VARY, HeaderValue::from_static("accept-encoding"));
        if brotli.is_some() {
            headers.insert(header::CONTENT_ENCODING, HeaderValue::from_static("br"));
        }
        response
    }
}

impl Form {
    fn compress(&self) -> Self {
        let mut body = Vec::with_capacity(self.body.len() / 4);
        let mut writer = brotli::CompressorWriter::new(&mut body, 4_096, QUALITY, WINDOW);
        // A vector takes every write.
        let written = writer.write_all(&self.body).and_then(|()| writer.flush());
        drop(writer);
        debug_assert!(written.is_ok(), "a vector takes every write");
        let etag = strong_etag(&body);
        Self { body: body.into(), etag }
    }

    /// RFC 9110, section 13.1.2: the comparison is weak.
    fn is_among(&self, tags: &HeaderValue) -> bool {
        let ours = self.etag.to_str().unwrap_or_default();
        let tags = tags.to_str().unwrap_or_default();
        tags.trim() == "*" || tags.split(',').any(|tag| tag.trim().trim_start_matches("W/") == ours)
    }
}

/// RFC 9110, section 12.5.3; a weight of 0 refuses.
fn accepts_brotli(request: &HeaderMap) -> bool {
    let Some(accepted) = request.get(header::ACCEPT_ENCODING).and_then(|value| value.to_str().ok()) else {
        return false;
    };
    accepted.split(',').any(|coding| {
        let (name, weight) = coding.split_once(';').unwrap_or((coding, ""));
        name.trim().eq_ignore_ascii_case("br")
            && !matches!(weight.trim(), "q=0" | "q=0.0" | "q=0.00" | "q=0.000")
    })
}

/// The caching header of everything personal.
pub fn no_store(headers: &mut HeaderMap) {
    headers.entry(header::CACHE_CONTROL).or_insert(HeaderValue::from_static("private, no-store"));
}

#[cfg(test)]
mod tests {
    use super::*;

    fn asking(name: header::HeaderName, value: &str) -> HeaderMap {
        HeaderMap::from_iter([(name, HeaderValue::from_str(value).unwrap())])
    }

    #[test]
    fn the_compressed_form_is_sent_to_whoever_takes_it() {
        let answer = ReadyMade::json(vec![b' '; 5_000]);
        let plain = answer.respond(&HeaderMap::new());
        assert!(plain.headers().get(header::CONTENT_ENCODING).is_none());
        let brotli = answer.respond(&asking(header::ACCEPT_ENCODING, "gzip, br"));
        assert_eq!(brotli.headers()[header::CONTENT_ENCODING], "br");
        assert_ne!(plain.headers()[header::ETAG], brotli.headers()[header::ETAG]);
        let refusing = answer.respond(&asking(header::ACCEPT_ENCODING, "gzip, br;q=0"));
        assert!(refusing.headers().get(header::CONTENT_ENCODING).is_none());
    }

    #[test]
    fn what_is_sent_once_is_sent_as_it_is() {
        let answer = ReadyMade::once(vec![b' '; 5_000]);
        let sent = answer.respond(&asking(header::ACCEPT_ENCODING, "br"));
        assert!(sent.headers().get(header::CONTENT_ENCODING).is_none());
        assert_eq!(sent.headers()[header::VARY], "accept-encoding");
    }

    #[test]
    fn who_has_it_already_is_told_so() {
        let answer = ReadyMade::json(b"{}".to_vec());
        let etag = answer.respond(&HeaderMap::new()).headers()[header::ETAG].to_str().unwrap().to_owned();
        let again = answer.respond(&asking(header::IF_NONE_MATCH, &format!("\"other\", W/{etag}")));
        assert_eq!(again.status(), StatusCode::NOT_MODIFIED);
    }

    #[test]
    fn pictures_are_not_compressed_and_what_was_compressed_beforehand_is_sent_so() {
        let kind = |content_type| Kind { content_type: HeaderValue::from_static(content_type), ..Kind::JSON };
        let brotli = asking(header::ACCEPT_ENCODING, "br");
        let picture = ReadyMade::new(kind("image/png"), vec![0; 5_000].into());
        assert!(picture.respond(&brotli).headers().get(header::CONTENT_ENCODING).is_none());
        let script = ReadyMade::new(kind("text/javascript"), vec![0; 10].into());
        assert!(script.respond(&brotli).headers().get(header::CONTENT_ENCODING).is_none());
        let script = script.with_brotli(vec![1].into());
        assert_eq!(script.respond(&brotli).headers()[header::CONTENT_ENCODING], "br");
        assert_eq!(script.respond(&HeaderMap::new()).headers()[header::ETAG], *script.etag());
    }

    #[test]
    fn what_is_not_there_stays_not_there_for_who_has_seen_it() {
        let kind = Kind { status: StatusCode::NOT_FOUND, ..Kind::JSON };
        let answer = ReadyMade::new(kind, Bytes::from_static(b"{}"));
        let again = answer.respond(&asking(header::IF_NONE_MATCH, answer.etag().to_str().unwrap()));
        assert_eq!(again.status(), StatusCode::NOT_FOUND);
    }
}
