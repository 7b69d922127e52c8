//! The rules a draft must keep before it is looked at beside other products. Pure.

use std::collections::{BTreeSet, HashSet};

use primitives::{Amount, is_clean_text};
use sha2::{Digest, Sha256};

use super::{
    MAX_ATTRIBUTES, MAX_MEDIA, MAX_OPTIONS, MAX_TAGS, MAX_VALUES, MAX_VARIANTS, ProductDraft, VariantDraft,
    description::without_tags,
    medium::{MediumDraft, check_medium},
};
use crate::product::Attribute;

/// A place where a draft breaks a rule.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fault {
    /// A JSON Pointer into the draft.
    pub pointer: String,
    /// Which rule, for a program.
    pub code: &'static str,
    /// Which rule, for a person.
    pub detail: String,
}

/// A draft that keeps the rules.
#[derive(Debug, Clone)]
pub(crate) struct Checked {
    pub(crate) draft: ProductDraft,
    /// Without tags.
    pub(crate) description: String,
    /// The option values of each variant, in the order of the options.
    pub(crate) choices: Vec<Vec<String>>,
    /// Equal for drafts that make the same product.
    pub(crate) hash: String,
}

impl Checked {
    /// The lowest and the highest price.
    pub(crate) fn price_range(&self) -> (Amount, Amount) {
        let prices = || self.draft.variants.iter().map(|variant| variant.price);
        (prices().min().unwrap_or_default(), prices().max().unwrap_or_default())
    }
}

const WEIGHT_LIMIT: u32 = 10_000_000;
const STOCK_LIMIT: i64 = 1_000_000_000;

/// Checks all rules and names every place that breaks one.
pub(crate) fn check(mut draft: ProductDraft) -> Result<Checked, Vec<Fault>> {
    let mut faults = Faults::default();
    faults.count("/options", draft.options.len(), 0, MAX_OPTIONS);
    faults.count("/variants", draft.variants.len(), 1, MAX_VARIANTS);
    faults.count("/media", draft.media.len(), 0, MAX_MEDIA);
    faults.count("/tags", draft.tags.len(), 0, MAX_TAGS);
    faults.count("/attributes", draft.attributes.len(), 0, MAX_ATTRIBUTES);
    if !faults.0.is_empty() {
        return Err(faults.0);
    }
    check_options(&draft, &mut faults);
    check_attributes(&draft, &mut faults);
    faults.repeated("/tags", draft.tags.iter().map(|tag| tag.as_str()));
    for (index, medium) in draft.media.iter().enumerate() {
        check_medium(&format!("/media/{index}"), medium, &mut faults);
    }
    let choices = check_variants(&draft, &mut faults);
    if !faults.0.is_empty() {
        return Err(faults.0);
    }
    let description = draft.description.as_deref().map(without_tags).unwrap_or_default();
    draft.media.iter_mut().for_each(MediumDraft::sort_renditions);
    let hash = hash(&draft);
    Ok(Checked { draft, description, choices, hash })
}

fn check_options(draft: &ProductDraft, faults: &mut Faults) {
    faults.repeated("/options", draft.options.iter().map(|option| option.name.as_str()));
    for (index, option) in draft.options.iter().enumerate() {
        let pointer = format!("/options/{index}/values");
        faults.count(&pointer, option.values.len(), 1, MAX_VALUES);
        faults.repeated(&pointer, option.values.iter().map(|value| value.as_str()));
    }
}

fn check_attributes(draft: &ProductDraft, faults: &mut Faults) {
    let fits = |text: &str, min, max| (min..=max).contains(&text.chars().count()) && is_clean_text(text);
    for (name, value) in &draft.attributes {
        let value_fits = !matches!(value, Attribute::Words(words) if !fits(words, 0, 500));
        if !fits(name, 1, 50) || !value_fits {
            let detail = "an attribute has a name of 1 to 50 and a value of up to 500 characters";
            faults.add(format!("/attributes/{}", escaped(name)), "invalid", detail);
        }
    }
}

fn check_variants(draft: &ProductDraft, faults: &mut Faults) -> Vec<Vec<String>> {
    faults.repeated_at("/variants", "sku", draft.variants.iter().map(|v| v.sku.as_deref()));
    let mut seen = HashSet::new();
    let mut all = Vec::with_capacity(draft.variants.len());
    for (index, variant) in draft.variants.iter().enumerate() {
        check_numbers(index, variant, faults);
        check_picture(index, draft, variant, faults);
        match choices_of(draft, variant) {
            Some(choices) if seen.insert(choices.clone()) => all.push(choices),
            Some(_) => {
                let detail = "another variant has the same option values";
                faults.add(format!("/variants/{index}/options"), "duplicate", detail);
            }
            None => {
                let detail = "a variant has one of the values of each option of the product, and no others";
                faults.add(format!("/variants/{index}/options"), "invalid", detail);
            }
        }
    }
    all
}

fn check_numbers(index: usize, variant: &VariantDraft, faults: &mut Faults) {
    let at = |name: &str| format!("/variants/{index}/{name}");
    if !variant.price.is_price() {
        faults.add(at("price"), "out_of_range", "a price is 0 to 9999999999 minor units");
    }
    if variant.compare_at_price.is_some_and(|before| !before.is_price() || before < variant.price) {
        faults.add(
            at("compare_at_price"),
            "out_of_range",
            "it is not below the price, and at most 9999999999",
        );
    }
    if variant.weight_grams > WEIGHT_LIMIT {
        faults.add(at("weight_grams"), "out_of_range", "a variant weighs at most 10000000 g");
    }
    if variant.stock.is_some_and(|stock| !(0..=STOCK_LIMIT).contains(&stock)) {
        faults.add(at("stock"), "out_of_range", "stock is 0 to 1000000000");
    }
}

/// Whether the product keeps the picture with a `media_id` is known when its pictures are.
fn check_picture(index: usize, draft: &ProductDraft, variant: &VariantDraft, faults: &mut Faults) {
    let Some(url) = &variant.media_url else { return };
    let at = format!("/variants/{index}/media_url");
    if variant.media_id.is_some() {
        faults.add(at, "invalid", "a variant names its picture by media_id or by media_url, not by both");
    } else if draft.media.iter().all(|medium| medium.url != *url) {
        faults.add(at, "unknown", "none of the product's media has this address");
    }
}

/// The variant's values in the order of the options, if it has exactly one for each.
fn choices_of(draft: &ProductDraft, variant: &VariantDraft) -> Option<Vec<String>> {
    if variant.options.len() != draft.options.len() {
        return None;
    }
    let value_of = |option: &super::OptionDraft| {
        let chosen = variant.options.get(option.name.as_str())?;
        option.values.iter().any(|value| value.as_str() == chosen).then(|| chosen.clone())
    };
    draft.options.iter().map(value_of).collect()
}

/// Stock is no part of the product.
fn hash(draft: &ProductDraft) -> String {
    let mut content = draft.clone();
    content.variants.iter_mut().for_each(|variant| variant.stock = None);
    // Strings, numbers and maps with string keys always have a JSON form.
    let bytes = serde_json::to_vec(&content).unwrap_or_default();
    Sha256::digest(&bytes)[..16].iter().map(|byte| format!("{byte:02x}")).collect()
}

/// RFC 6901, section 3.
fn escaped(name: &str) -> String {
    name.replace('~', "~0").replace('/', "~1")
}

/// The faults found so far.
#[derive(Debug, Default)]
pub(crate) struct Faults(pub(crate) Vec<Fault>);

impl Faults {
    pub(crate) fn add(&mut self, pointer: String, code: &'static str, detail: &str) {
        self.0.push(Fault { pointer, code, detail: detail.to_owned() });
    }

    pub(crate) fn count(&mut self, pointer: &str, count: usize, min: usize, max: usize) {
        if !(min..=max).contains(&count) {
            self.add(pointer.to_owned(), "wrong_count", &format!("there must be {min} to {max} of these"));
        }
    }

    fn repeated<'t>(&mut self, pointer: &str, texts: impl Iterator<Item = &'t str>) {
        let mut seen = BTreeSet::new();
        for (index, text) in texts.enumerate() {
            if !seen.insert(text) {
                self.add(format!("{pointer}/{index}"), "duplicate", "this is there already");
            }
        }
    }

    fn repeated_at<'t>(&mut self, pointer: &str, field: &str, texts: impl Iterator<Item = Option<&'t str>>) {
        let mut seen = BTreeSet::new();
        for (index, text) in texts.enumerate() {
            if text.is_some_and(|text| !seen.insert(text)) {
                self.add(format!("{pointer}/{index}/{field}"), "duplicate", "this is there already");
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use serde_json::{Value, json};

    use super::*;

    fn faults(change: impl FnOnce(&mut Value)) -> Vec<(String, &'static str)> {
        let mut draft = json!({"title": "Shoe", "options": [{"name": "Size", "values": ["41", "42"]}],
            "variants": [{"options": {"Size": "41"}, "price": 100}, {"options": {"Size": "42"}, "price": 200}]});
        change(&mut draft);
        let checked = check(serde_json::from_value(draft).unwrap());
        checked.map_or_else(|f| f.into_iter().map(|f| (f.pointer, f.code)).collect(), |_| Vec::new())
    }

    #[test]
    fn variants_choose_one_value_of_each_option() {
        assert_eq!(faults(|_| ()), []);
        let wrong = [("/variants/1/options".to_owned(), "invalid")];
        assert_eq!(faults(|d| d["variants"][1]["options"] = json!({"Size": "43"})), wrong);
        assert_eq!(faults(|d| d["variants"][1]["options"] = json!({})), wrong);
        assert_eq!(faults(|d| d["variants"][1]["options"] = json!({"Size": "42", "Hue": "x"})), wrong);
        let twice = [("/variants/1/options".to_owned(), "duplicate")];
        assert_eq!(faults(|d| d["variants"][1]["options"] = json!({"Size": "41"})), twice);
    }

    #[test]
    fn prices_have_a_range() {
        assert_eq!(faults(|d| d["variants"][0]["price"] = json!(9_999_999_999_i64)), []);
        for price in [-1_i64, 10_000_000_000] {
            let found = faults(|d| d["variants"][0]["price"] = json!(price));
            assert_eq!(found, [("/variants/0/price".to_owned(), "out_of_range")]);
        }
        let below = faults(|d| d["variants"][0]["compare_at_price"] = json!(99));
        assert_eq!(below, [("/variants/0/compare_at_price".to_owned(), "out_of_range")]);
    }

    #[test]
    fn everything_has_a_largest_number() {
        let found = faults(|d| {
            let variant = d["variants"][0].clone();
            d["variants"] = Value::Array(vec![variant; 251]);
        });
        assert_eq!(found, [("/variants".to_owned(), "wrong_count")]);
        assert_eq!(faults(|d| d["variants"] = json!([])), [("/variants".to_owned(), "wrong_count")]);
        assert_eq!(faults(|d| d["tags"] = json!(["a", "a"])), [("/tags/1".to_owned(), "duplicate")]);
    }

    #[test]
    fn pictures_come_from_the_shop_or_over_https() {
        for url in [
            "http://a/b.png",
            "javascript:alert(1)",
            "/etc/passwd",
            "/media/../x",
            "data:image/png;base64,AA",
        ] {
            let found = faults(|d| d["media"] = json!([{"url": url}]));
            assert_eq!(found, [("/media/0/url".to_owned(), "invalid")], "{url}");
        }
        assert_eq!(faults(|d| d["media"] = json!([{"url": "/media/a.webp"}])), []);
    }

    #[test]
    fn a_variant_names_one_of_the_pictures_one_way() {
        let named = |picture: &Value| {
            faults(|d| {
                d["media"] = json!([{"url": "/media/red.webp"}]);
                let variant = d["variants"][1].as_object_mut().unwrap();
                variant.extend(picture.as_object().unwrap().clone());
            })
        };
        let at = "/variants/1/media_url".to_owned();
        assert_eq!(named(&json!({"media_url": "/media/red.webp"})), []);
        assert_eq!(named(&json!({"media_url": "/media/blue.webp"})), [(at.clone(), "unknown")]);
        let both = json!({"media_url": "/media/red.webp", "media_id": primitives::ImageId::new()});
        assert_eq!(named(&both), [(at, "invalid")]);
    }

    #[test]
    fn stock_does_not_change_what_the_product_is() {
        let draft = |stock| json!({"title": "Shoe", "variants": [{"price": 1, "stock": stock}]});
        let hash = |stock| check(serde_json::from_value(draft(stock)).unwrap()).unwrap().hash;
        assert_eq!(hash(1), hash(2));
    }
}
