//! `index.html` of the storefront with its places for what differs from page to page. Data goes into blocks that are not
//! executed, so the policy of the pages allows no inline script at all.

use std::ops::Range;

use serde_json::Value;
use thiserror::Error;

const HEAD: &str = "<!--app-head-->";
const HTML: &str = "<!--app-html-->";
const STATE: &str = "id=\"page-state\"";
const CONFIG: &str = "id=\"shop-config\"";

/// What differs from page to page.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Place {
    Lang,
    Head,
    Html,
    State,
}

/// The page with its places.
#[derive(Debug)]
pub(super) struct Template {
    /// A text and the place behind it.
    parts: Vec<(String, Place)>,
    end: String,
}

/// What goes into the places.
#[derive(Debug, Clone, Copy)]
pub(super) struct Filling<'f> {
    pub(super) lang: &'f str,
    pub(super) head: &'f str,
    pub(super) html: &'f str,
    /// JSON.
    pub(super) state: &'f str,
}

/// The page has not exactly one of this.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
#[error("needs exactly one {0}")]
pub(super) struct Missing(&'static str);

impl Template {
    /// Finds the places of `page`, and fills in the configuration, which is the same on every page.
    pub(super) fn parse(page: &str, config: &Value) -> Result<Self, Missing> {
        let mut page = page.to_owned();
        page.replace_range(block(&page, CONFIG)?, &harmless(&config.to_string()));
        let mut places = [
            (lang(&page)?, Place::Lang),
            (comment(&page, HEAD)?, Place::Head),
            (comment(&page, HTML)?, Place::Html),
            (block(&page, STATE)?, Place::State),
        ];
        places.sort_by_key(|(range, _)| range.start);
        let (mut parts, mut from) = (Vec::new(), 0);
        for (range, place) in places {
            parts.push((page[from..range.start].to_owned(), place));
            from = range.end;
        }
        Ok(Self { parts, end: page[from..].to_owned() })
    }

    pub(super) fn fill(&self, filling: Filling<'_>) -> String {
        let state = harmless(filling.state);
        let mut page = String::with_capacity(filling.html.len() + state.len() + 8_192);
        for (text, place) in &self.parts {
            page.push_str(text);
            page.push_str(match place {
                Place::Lang => filling.lang,
                Place::Head => filling.head,
                Place::Html => filling.html,
                Place::State => &state,
            });
        }
        page.push_str(&self.end);
        page
    }
}

/// JSON that cannot end the block it stands in.
fn harmless(json: &str) -> String {
    json.replace('<', "\\u003c")
}

fn only(page: &str, text: &'static str) -> Result<usize, Missing> {
    let mut found = page.match_indices(text);
    match (found.next(), found.next()) {
        (Some((place, _)), None) => Ok(place),
        _ => Err(Missing(text)),
    }
}

fn comment(page: &str, text: &'static str) -> Result<Range<usize>, Missing> {
    let start = only(page, text)?;
    Ok(start..start + text.len())
}

/// The value of the attribute `lang` of the document.
fn lang(page: &str) -> Result<Range<usize>, Missing> {
    const LANG: &str = "<html lang=\"";
    let start = only(page, LANG)? + LANG.len();
    let end = page[start..].find('"').ok_or(Missing(LANG))?;
    Ok(start..start + end)
}

/// The content of the data block with this attribute.
fn block(page: &str, attribute: &'static str) -> Result<Range<usize>, Missing> {
    let attribute_at = only(page, attribute)?;
    let start = attribute_at + page[attribute_at..].find('>').ok_or(Missing(attribute))? + 1;
    let end = page[start..].find("</script>").ok_or(Missing(attribute))?;
    Ok(start..start + end)
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    const PAGE: &str = r#"<!doctype html><html lang="en"><head><!--app-head-->
<script type="application/json" id="shop-config">{"api_base":""}</script>
<script type="application/json" id="page-state">null</script></head><body><div id="root"><!--app-html--></div></body></html>"#;

    #[test]
    fn every_place_is_filled_and_data_cannot_leave_its_block() {
        let template = Template::parse(PAGE, &json!({"shop_name": "</script><b>"})).unwrap();
        let state = r#"{"title":"</script><script>alert(1)</script><!--"}"#;
        let filling = Filling { lang: "de", head: "<title>x</title>", html: "<p>y</p>", state };
        let page = template.fill(filling);
        assert!(page.contains(r#"<html lang="de"><head><title>x</title>"#), "{page}");
        assert!(page.contains(r#"<div id="root"><p>y</p></div>"#), "{page}");
        assert!(
            page.contains(r#"id="shop-config">{"shop_name":"\u003c/script>\u003cb>"}</script>"#),
            "{page}"
        );
        assert!(page.contains(r#"id="page-state">{"title":"\u003c/script>\u003cscript>alert(1)"#), "{page}");
        assert_eq!(page.matches("</script>").count(), 2);
    }

    #[test]
    fn a_page_without_a_place_or_with_two_is_refused() {
        for place in [HEAD, HTML, STATE, CONFIG, "<html lang=\""] {
            assert!(Template::parse(&PAGE.replace(place, "x"), &Value::Null).is_err(), "{place}");
        }
        assert_eq!(Template::parse(&format!("{PAGE}{HEAD}"), &Value::Null).unwrap_err(), Missing(HEAD));
    }
}
