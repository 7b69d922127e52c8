//! What Shopify's columns have no place for, in a column of our own that Shopify passes over: our export writes it, and
//! our import believes it where the other columns still say what they said then.

use std::collections::{BTreeMap, BTreeSet};

use catalog::Attribute;
use serde::{Deserialize, Serialize};

use super::{columns::Row, group};
use crate::{
    CategoryStep, OptionSheet, Picture, ProductSheet, RowError,
    description::{html, plain},
    sheet::options_as_they_appear,
};

const COLUMN: &str = "CloudMart Details";

/// What the other columns cannot hold; empty parts are left out.
#[derive(Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub(super) struct Details {
    #[serde(skip_serializing_if = "Vec::is_empty")]
    category: Vec<CategoryStep>,
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    attributes: BTreeMap<String, Attribute>,
    /// Options whose values are not in the order in which the variants use them.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub(super) options: Vec<OptionSheet>,
    /// Tags with commas in them.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    tags: Vec<String>,
    /// A description with empty lines or the like, which get lost in HTML.
    #[serde(skip_serializing_if = "Option::is_none")]
    description: Option<String>,
    /// Pictures with sizes, of several lines of text, or shown twice.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pictures: Vec<Picture>,
    /// Article numbers whose former price is their price.
    #[serde(skip_serializing_if = "BTreeSet::is_empty")]
    pub(super) same_former_price: BTreeSet<String>,
}

impl Details {
    pub(super) fn of(sheet: &ProductSheet) -> Self {
        let names: Vec<String> = sheet.options.iter().map(|option| option.name.clone()).collect();
        let is_plain_step = |step: &CategoryStep| step.handle.is_none() && step.position == 0;
        let is_plain_category = sheet.category.len() < 2 && sheet.category.iter().all(is_plain_step);
        let looks_like_none = names.first().is_some_and(|name| name == "Title");
        let in_order = options_as_they_appear(&names, &sheet.variants) == sheet.options && !looks_like_none;
        let same_tags = group::tags(&sheet.tags.join(", ")) == sheet.tags;
        let same_description = plain(&html(&sheet.description)) == sheet.description;
        let urls: BTreeSet<&String> = sheet.pictures.iter().map(|picture| &picture.url).collect();
        let is_plain_picture = |picture: &Picture| {
            let is_sized = picture.width.is_some() || picture.height.is_some();
            !is_sized && !picture.alt_text.contains(char::is_control)
        };
        let plain_pictures =
            urls.len() == sheet.pictures.len() && sheet.pictures.iter().all(is_plain_picture);
        let same = |v: &&crate::VariantSheet| v.compare_at_price == Some(v.price);
        Self {
            category: if is_plain_category { Vec::new() } else { sheet.category.clone() },
            attributes: sheet.attributes.clone(),
            options: if in_order { Vec::new() } else { sheet.options.clone() },
            tags: if same_tags { Vec::new() } else { sheet.tags.clone() },
            description: (!same_description).then(|| sheet.description.clone()),
            pictures: if plain_pictures { Vec::new() } else { sheet.pictures.clone() },
            same_former_price: sheet.variants.iter().filter(same).map(|v| v.sku.clone()).collect(),
        }
    }

    pub(super) fn read(first: &Row<'_>, errors: &mut Vec<RowError>) -> Self {
        if first.details().is_empty() {
            return Self::default();
        }
        serde_json::from_str(first.details()).unwrap_or_else(|error| {
            errors.push(RowError::new(first.line, COLUMN, format!("{error}; empty the cell to do without")));
            Self::default()
        })
    }

    /// Adds to a sheet what its columns had no place for.
    pub(super) fn complete(self, sheet: &mut ProductSheet) {
        if self.has_choices_of(sheet) {
            sheet.options = self.options;
        }
        if self.category.last().map(|step| &step.title) == sheet.category.last().map(|step| &step.title) {
            sheet.category = self.category;
        }
        sheet.attributes = self.attributes;
        if !self.tags.is_empty() && group::tags(&self.tags.join(", ")) == sheet.tags {
            sheet.tags = self.tags;
        }
        if let Some(description) = self.description.filter(|text| plain(&html(text)) == sheet.description) {
            sheet.description = description;
        }
        let mut urls: Vec<&String> = Vec::new();
        for picture in &self.pictures {
            if !urls.contains(&&picture.url) {
                urls.push(&picture.url);
            }
        }
        if urls.into_iter().eq(sheet.pictures.iter().map(|picture| &picture.url)) {
            sheet.pictures = self.pictures;
        }
    }

    fn has_choices_of(&self, sheet: &ProductSheet) -> bool {
        let same = |(ours, theirs): (&OptionSheet, &OptionSheet)| {
            ours.name == theirs.name && theirs.values.iter().all(|value| ours.values.contains(value))
        };
        self.options.len() == sheet.options.len() && self.options.iter().zip(&sheet.options).all(same)
    }
}
