//! Files that browsers load, ready to be sent. They are looked up by name in memory: there is no path to escape from.

use std::collections::HashMap;

use axum::http::{HeaderValue, StatusCode};
use bytes::Bytes;
use http_kit::{Kind, ReadyMade, SHORT_LIVED};

use super::bundle::Bundle;

/// The names of what is here contain the hash of its content, so it never changes.
const HASHED: &str = "assets/";

const IMMUTABLE: HeaderValue = HeaderValue::from_static("public, max-age=31536000, immutable");

/// Browsers look for a new one on every visit.
const SERVICE_WORKER: &str = "sw.js";

const ASK_FIRST: HeaderValue = HeaderValue::from_static("no-cache");

/// Compressed beforehand.
const BROTLI: &str = ".br";

/// The files by the path of their address.
pub(super) struct Assets(HashMap<String, ReadyMade>);

impl Assets {
    pub(super) fn of(bundle: &Bundle) -> Self {
        let files: HashMap<&str, &Bytes> = bundle.files().collect();
        let plain = files.iter().filter(|(path, _)| !path.ends_with(BROTLI));
        let ready = plain.map(|(path, bytes)| {
            let asset = ReadyMade::new(kind(path), (*bytes).clone());
            let compressed = files.get(format!("{path}{BROTLI}").as_str());
            let asset = match compressed {
                Some(compressed) => asset.with_brotli((*compressed).clone()),
                None => asset,
            };
            (format!("/{path}"), asset)
        });
        Self(ready.collect())
    }

    pub(super) fn get(&self, path: &str) -> Option<&ReadyMade> {
        self.0.get(path)
    }
}

fn kind(path: &str) -> Kind {
    let cache_control = match path {
        SERVICE_WORKER => ASK_FIRST,
        hashed if hashed.starts_with(HASHED) => IMMUTABLE,
        _ => SHORT_LIVED,
    };
    Kind { status: StatusCode::OK, content_type: HeaderValue::from_static(content_type(path)), cache_control }
}

fn content_type(path: &str) -> &'static str {
    match path.rsplit('.').next().unwrap_or_default() {
        "js" | "mjs" => "text/javascript; charset=utf-8",
        "css" => "text/css; charset=utf-8",
        "html" => "text/html; charset=utf-8",
        "txt" => "text/plain; charset=utf-8",
        "json" | "map" => "application/json",
        "webmanifest" => "application/manifest+json",
        "xml" => "application/xml",
        "svg" => "image/svg+xml",
        "png" => "image/png",
        "jpg" | "jpeg" => "image/jpeg",
        "webp" => "image/webp",
        "avif" => "image/avif",
        "ico" => "image/x-icon",
        "woff2" => "font/woff2",
        "woff" => "font/woff",
        _ => "application/octet-stream",
    }
}
