//! A product of the catalogue as a sheet. Pure.

use std::collections::HashMap;

use catalog::{Category, Product, Variant};
use inventory::{Standings, Tracking};
use primitives::CategoryId;

use crate::{CategoryStep, OptionSheet, Picture, ProductSheet, VariantSheet, words};

/// The way down to each category.
pub(super) struct Ways(HashMap<CategoryId, Category>);

impl Ways {
    pub(super) fn new(all: Vec<Category>) -> Self {
        Self(all.into_iter().map(|category| (category.id, category)).collect())
    }

    fn to(&self, id: CategoryId) -> Vec<CategoryStep> {
        let parent = |category: &&Category| self.0.get(&category.parent_id?);
        // The bound holds even if the rows should ever form a cycle.
        let upwards = std::iter::successors(self.0.get(&id), parent).take(self.0.len());
        let mut way: Vec<CategoryStep> = upwards.filter_map(step).collect();
        way.reverse();
        way
    }
}

fn step(category: &Category) -> Option<CategoryStep> {
    let position = i32::try_from(category.position).unwrap_or_default();
    Some(CategoryStep {
        title: category.title.parse().ok()?,
        handle: Some(category.handle.clone()),
        position,
    })
}

pub(super) fn sheet(product: &Product, ways: &Ways, standings: &Standings) -> Option<ProductSheet> {
    let category = product.category.as_ref().map(|category| ways.to(category.id));
    let option = |option: &catalog::ProductOption| OptionSheet {
        name: option.name.clone(),
        values: option.values.clone(),
    };
    let picture = |medium: &catalog::Medium| Picture {
        url: medium.url.clone(),
        alt_text: medium.alt_text.clone(),
        width: medium.width,
        height: medium.height,
    };
    Some(ProductSheet {
        line: 0,
        words: &words::CLOUDMART,
        handle: product.handle.clone(),
        title: product.title.parse().ok()?,
        description: product.description.clone(),
        brand: product.brand.clone().unwrap_or_default(),
        category: category.unwrap_or_default(),
        tags: product.tags.clone(),
        attributes: product.attributes.clone(),
        status: product.status,
        options: product.options.iter().map(option).collect(),
        variants: product.variants.iter().map(|v| variant(product, v, standings)).collect(),
        pictures: product.media.iter().map(picture).collect(),
    })
}

fn variant(product: &Product, variant: &Variant, standings: &Standings) -> VariantSheet {
    let standing = standings.get(&variant.id);
    let tracking = standing.map_or(Tracking::Tracked, |standing| standing.policy.tracking);
    let pieces = standing.map_or(0, |standing| standing.shelves.iter().map(|shelf| shelf.on_hand).sum());
    let value = |option: &catalog::ProductOption| variant.options.get(&option.name).cloned();
    VariantSheet {
        line: 0,
        sku: variant.sku.clone(),
        values: product.options.iter().map(|option| value(option).unwrap_or_default()).collect(),
        price: variant.price,
        compare_at_price: variant.compare_at_price,
        stock: (tracking != Tracking::Untracked).then_some(pieces),
        backorder: tracking == Tracking::Backorder,
        weight_grams: (variant.weight_grams > 0).then_some(variant.weight_grams),
        picture: picture_of(product, variant),
    }
}

fn picture_of(product: &Product, variant: &Variant) -> Option<String> {
    let shown = product.media.iter().find(|medium| Some(medium.id) == variant.media_id);
    shown.map(|medium| medium.url.clone())
}
