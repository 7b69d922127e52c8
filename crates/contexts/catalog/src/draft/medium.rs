//! Pictures as staff, an import or the demo shop describe them, and the rules they must keep. Pure.

use std::collections::BTreeSet;

use primitives::Text;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::check::Faults;
use crate::picture::{CategoryImage, Derived, PictureUrl, Placeholder, Rendition};

/// The most renditions of a picture.
pub const MAX_RENDITIONS: usize = 16;
const PIXEL_LIMIT: u32 = 50_000;

/// A picture.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct MediumDraft {
    /// A path of this shop (`/media/…`) or an `https://` address, which is shown and never fetched.
    #[schema(value_type = String, min_length = 1, max_length = 512)]
    pub url: PictureUrl,
    /// What it shows, for those who do not see it.
    #[serde(default)]
    #[schema(value_type = Option<String>, max_length = 512)]
    pub alt_text: Option<Text<0, 512>>,
    /// Pixels.
    #[serde(default)]
    #[schema(minimum = 1, maximum = 50_000)]
    pub width: Option<u32>,
    /// Pixels.
    #[serde(default)]
    #[schema(minimum = 1, maximum = 50_000)]
    pub height: Option<u32>,
    /// The same picture, tiny and blurred. Left out, a picture that is there already keeps its own.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schema(value_type = Option<String>, max_length = 400, pattern = "^data:image/(webp|png);base64,")]
    pub placeholder: Option<Placeholder>,
    /// The same picture in other sizes and formats. Left out, a picture that is there already keeps its own.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schema(max_items = 16)]
    pub renditions: Option<Vec<Rendition>>,
}

impl MediumDraft {
    /// What is made of the picture: what the draft says, or else what there was of it.
    pub(crate) fn derived(&self, former: Option<Derived>) -> Derived {
        let former = former.unwrap_or_default();
        Derived {
            placeholder: self.placeholder.clone().or(former.placeholder),
            renditions: self.renditions.clone().unwrap_or(former.renditions),
        }
    }

    /// The picture of a category, where `former` was so far.
    pub(crate) fn category_image(&self, former: Option<&CategoryImage>) -> CategoryImage {
        let same = former.filter(|former| former.url == self.url.as_str());
        let Derived { placeholder, renditions } = self.derived(same.map(|same| Derived {
            placeholder: same.placeholder.clone(),
            renditions: same.renditions.clone(),
        }));
        CategoryImage {
            url: self.url.to_string(),
            alt_text: self.alt_text.as_deref().unwrap_or_default().to_owned(),
            width: self.width,
            height: self.height,
            placeholder,
            renditions,
        }
    }

    /// Renditions are kept from the smallest to the largest.
    pub(crate) fn sort_renditions(&mut self) {
        if let Some(renditions) = &mut self.renditions {
            renditions.sort_by_key(|rendition| (rendition.width, rendition.format));
        }
    }
}

/// Adds the faults of a picture that stands at `pointer`.
pub(crate) fn check_medium(pointer: &str, medium: &MediumDraft, faults: &mut Faults) {
    check_url(pointer, &medium.url, faults);
    check_side(pointer, "width", medium.width, faults);
    check_side(pointer, "height", medium.height, faults);
    let renditions = medium.renditions.as_deref().unwrap_or_default();
    faults.count(&format!("{pointer}/renditions"), renditions.len(), 0, MAX_RENDITIONS);
    let mut seen = BTreeSet::new();
    for (index, rendition) in renditions.iter().enumerate() {
        let pointer = format!("{pointer}/renditions/{index}");
        check_url(&pointer, &rendition.url, faults);
        check_side(&pointer, "width", Some(rendition.width), faults);
        check_side(&pointer, "height", Some(rendition.height), faults);
        if !seen.insert((rendition.width, rendition.format)) {
            faults.add(pointer, "duplicate", "another rendition has the same width and format");
        }
    }
}

fn check_url(pointer: &str, url: &str, faults: &mut Faults) {
    let ours = url.starts_with("/media/") && !url.contains("..");
    if !(ours || url.starts_with("https://")) || url.contains(char::is_whitespace) {
        let detail = "the address of a picture begins with /media/ or https://";
        faults.add(format!("{pointer}/url"), "invalid", detail);
    }
}

fn check_side(pointer: &str, name: &str, pixels: Option<u32>, faults: &mut Faults) {
    if pixels.is_some_and(|pixels| !(1..=PIXEL_LIMIT).contains(&pixels)) {
        faults.add(format!("{pointer}/{name}"), "invalid", "a side has 1 to 50000 pixels");
    }
}

#[cfg(test)]
mod tests {
    use serde_json::{Value, json};

    use super::*;

    fn draft(renditions: &Value) -> MediumDraft {
        serde_json::from_value(json!({"url": "/media/a.jpg", "renditions": renditions})).unwrap()
    }

    fn rendition(url: &str, width: u32) -> Value {
        json!({"url": url, "width": width, "height": 10, "format": "webp"})
    }

    fn faults(renditions: &Value) -> Vec<(String, &'static str)> {
        let mut faults = Faults::default();
        check_medium("/media/0", &draft(renditions), &mut faults);
        faults.0.into_iter().map(|fault| (fault.pointer, fault.code)).collect()
    }

    #[test]
    fn renditions_keep_the_rules_of_pictures_and_differ() {
        assert_eq!(faults(&json!([rendition("/media/a.webp", 1), rendition("https://a/b.webp", 2)])), []);
        let at = |place: &str| format!("/media/0/renditions{place}");
        for url in ["http://a/b.png", "javascript:alert(1)", "/media/../x", "data:image/png;base64,AA"] {
            assert_eq!(faults(&json!([rendition(url, 1)])), [(at("/0/url"), "invalid")], "{url}");
        }
        assert_eq!(faults(&json!([rendition("/media/a", 0)])), [(at("/0/width"), "invalid")]);
        let twice = json!([rendition("/media/a", 1), rendition("/media/b", 1)]);
        assert_eq!(faults(&twice), [(at("/1"), "duplicate")]);
        let many: Vec<Value> = (1..=17).map(|width| rendition("/media/a", width)).collect();
        assert_eq!(faults(&json!(many)), [(at(""), "wrong_count")]);
    }

    #[test]
    fn what_a_draft_does_not_say_stays() {
        let made = draft(&json!([rendition("/media/a.webp", 1)])).derived(None);
        assert_eq!(draft(&Value::Null).derived(Some(made.clone())), made);
        assert_eq!(draft(&json!([])).derived(Some(made)).renditions, []);
        let image = draft(&json!([rendition("/media/a.webp", 1)])).category_image(None);
        assert_eq!(draft(&Value::Null).category_image(Some(&image)), image);
        let other = CategoryImage { url: "/media/other.jpg".to_owned(), ..image };
        assert_eq!(draft(&Value::Null).category_image(Some(&other)).renditions, []);
    }
}
