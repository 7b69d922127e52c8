//! Makes whole pages: what the script says, put into the template. The plain page is what is shown without the script.

use axum::{
    body::Body,
    http::{HeaderMap, HeaderValue, StatusCode, header},
    response::Response,
};
use http_kit::{Kind, ReadyMade, SHORT_LIVED};

use super::{
    page_script::{Audience, MadeOf, PageFailure, PageScript, ScriptPage},
    template::{Filling, Template},
};

const HTML: HeaderValue = HeaderValue::from_static("text/html; charset=utf-8");

/// What is not to be kept: pages that are somebody's own once the browser has filled them, and makeshift ones.
const NOT_KEPT: HeaderValue = HeaderValue::from_static("private, no-store");

/// A page, ready to be sent.
#[derive(Debug, Clone)]
pub(super) enum Page {
    Shown(ReadyMade),
    /// It is elsewhere, at this path.
    Moved(HeaderValue),
}

/// A page with the answers that it was made of.
pub(super) struct Made {
    pub(super) page: Page,
    pub(super) made_of: MadeOf,
}

pub(super) struct PageMaker {
    template: Template,
    script: Option<PageScript>,
    /// What stands in the head of every page.
    head: String,
    shop_name: String,
    plain: Page,
}

impl PageMaker {
    pub(super) fn new(template: Template, script: Option<PageScript>, shop_name: &str) -> Self {
        let plain = plain(&template, "", shop_name);
        Self { template, script, head: String::new(), shop_name: shop_name.to_owned(), plain }
    }

    /// The same, with this in the head of every page.
    pub(super) fn with_head(self, head: String) -> Self {
        let plain = plain(&self.template, &head, &self.shop_name);
        Self { head, plain, ..self }
    }

    /// The page that browsers fill.
    pub(super) const fn plain(&self) -> &Page {
        &self.plain
    }

    /// The page at `url`; `None` if no script makes pages here.
    pub(super) async fn make(&self, url: &str) -> Option<Result<Made, PageFailure>> {
        let rendered = self.script.as_ref()?.render(url).await;
        Some(
            rendered.and_then(|rendered| {
                Ok(Made { page: self.page(&rendered.page)?, made_of: rendered.made_of })
            }),
        )
    }

    fn page(&self, made: &ScriptPage) -> Result<Page, PageFailure> {
        let status = match (made.status, &made.location) {
            (301, Some(location)) => return moved(location),
            (200, _) => StatusCode::OK,
            (404, _) => StatusCode::NOT_FOUND,
            _ => return Err(PageFailure::Status(made.status)),
        };
        if !made.lang.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-') {
            return Err(PageFailure::Lang);
        }
        let head = format!("{}{}", self.head, made.head);
        let filling = Filling { lang: &made.lang, head: &head, html: &made.html, state: &made.state };
        let cache_control = match made.cache {
            Audience::Public => SHORT_LIVED,
            Audience::Private => NOT_KEPT,
        };
        Ok(shown(status, cache_control, self.template.fill(filling)))
    }
}

/// The page that browsers fill.
fn plain(template: &Template, head: &str, shop_name: &str) -> Page {
    let head = format!("{head}<title>{}</title>", escaped(shop_name));
    let page = template.fill(Filling { lang: "en", head: &head, html: "", state: "null" });
    shown(StatusCode::OK, NOT_KEPT, page)
}

fn shown(status: StatusCode, cache_control: HeaderValue, page: String) -> Page {
    Page::Shown(ReadyMade::new(Kind { status, content_type: HTML, cache_control }, page.into()))
}

/// Only within this shop.
fn moved(location: &str) -> Result<Page, PageFailure> {
    let is_path = location.starts_with('/') && !location.starts_with("//") && !location.contains('\\');
    let location = HeaderValue::from_str(location).ok().filter(|_| is_path);
    location.map(Page::Moved).ok_or(PageFailure::Location)
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;")
}

impl Page {
    pub(super) fn respond(&self, request: &HeaderMap) -> Response {
        let location = match self {
            Self::Shown(page) => return page.respond(request),
            Self::Moved(location) => location.clone(),
        };
        let mut response = Response::new(Body::empty());
        *response.status_mut() = StatusCode::MOVED_PERMANENTLY;
        response.headers_mut().insert(header::LOCATION, location);
        response.headers_mut().insert(header::CACHE_CONTROL, SHORT_LIVED);
        response
    }

    /// Its size in memory.
    pub(super) fn size(&self) -> usize {
        match self {
            Self::Shown(page) => page.size(),
            Self::Moved(location) => location.len() + 64,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pages_move_within_the_shop_only() {
        assert!(moved("/products/mug?size=1").is_ok());
        for location in
            ["https://elsewhere.example", "//elsewhere.example", "/\\elsewhere.example", "mug", "", "/a\nb"]
        {
            assert!(moved(location).is_err(), "{location}");
        }
    }
}
