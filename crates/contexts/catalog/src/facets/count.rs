//! Counting: one look at each product, which counts in every facet whose own filter is all that it misses.

use std::{cmp::Reverse, collections::HashMap};

use primitives::{Amount, CategoryId};

use super::{
    AvailabilityFacet, CategoryFacet, Facets, MOST, OptionFacet, RatingFacet, ValueFacet, Wanted,
    price::price_facet, wanted::Misses,
};
use crate::{
    category::CategoryTree,
    facts::{Choices, Fact, Facts, Words},
};

/// What was counted, in numbers.
#[derive(Debug)]
pub(crate) struct Counted {
    categories: HashMap<CategoryId, u64>,
    prices: Vec<Amount>,
    availability: AvailabilityFacet,
    ratings: [u64; 4],
    brands: Vec<u64>,
    choices: Vec<u64>,
}

/// The ratings that are told.
const RATINGS: [u8; 4] = [4, 3, 2, 1];

/// Counts these products.
pub(crate) fn count<'f>(
    facts: &Facts,
    wanted: &Wanted<'_>,
    products: impl Iterator<Item = &'f Fact>,
) -> Counted {
    let mut counted = Counted {
        categories: HashMap::new(),
        prices: Vec::new(),
        availability: AvailabilityFacet { in_stock: 0, out_of_stock: 0 },
        ratings: [0; 4],
        brands: vec![0; facts.brands.all().len()],
        choices: vec![0; facts.choices.len()],
    };
    let names = 0..facts.choices.names().len() as u32;
    let parts: Vec<Misses> = names.map(|name| wanted.part_of_option(name)).collect();
    for fact in products {
        let misses = wanted.misses(fact);
        counted.add(fact, misses);
        for choice in &fact.choices {
            let part = parts.get(facts.choices.name_of(*choice) as usize);
            if part.is_some_and(|part| misses.only(*part)) {
                add_one(&mut counted.choices, *choice);
            }
        }
    }
    counted
}

fn add_one(counts: &mut [u64], place: u32) {
    if let Some(count) = counts.get_mut(place as usize) {
        *count += 1;
    }
}

impl Counted {
    fn add(&mut self, fact: &Fact, misses: Misses) {
        if misses.only(Misses::CATEGORY)
            && let Some(category) = fact.category
        {
            *self.categories.entry(category).or_default() += 1;
        }
        if misses.only(Misses::PRICE) {
            self.prices.push(fact.price);
        }
        if misses.only(Misses::AVAILABILITY) {
            let AvailabilityFacet { in_stock, out_of_stock } = &mut self.availability;
            *if fact.in_stock { in_stock } else { out_of_stock } += 1;
        }
        if misses.only(Misses::RATING) {
            for (count, rating) in self.ratings.iter_mut().zip(RATINGS) {
                *count += u64::from(fact.rating >= i64::from(rating) * 100);
            }
        }
        if let Some(brand) = fact.brand.filter(|_| misses.only(Misses::BRAND)) {
            add_one(&mut self.brands, brand);
        }
    }

    /// The same in words.
    pub(crate) fn told(&self, facts: &Facts, tree: &CategoryTree) -> Facets {
        let rating = |(min_rating, count)| RatingFacet { min_rating, count };
        Facets {
            categories: self.categories(tree),
            price: price_facet(&self.prices),
            availability: self.availability,
            ratings: RATINGS.into_iter().zip(self.ratings).map(rating).collect(),
            brands: brands(&self.brands, &facts.brands),
            options: options(&self.choices, &facts.choices),
        }
    }

    fn categories(&self, tree: &CategoryTree) -> Vec<CategoryFacet> {
        let mut counts: HashMap<CategoryId, u64> = HashMap::new();
        for (category, count) in &self.categories {
            for id in tree.path(*category) {
                *counts.entry(id).or_default() += count;
            }
        }
        let facet = |(id, count): (CategoryId, u64)| {
            let category = tree.get(id)?;
            Some(CategoryFacet { id, handle: category.handle.clone(), title: category.title.clone(), count })
        };
        let mut facets: Vec<CategoryFacet> = counts.into_iter().filter_map(facet).collect();
        facets.sort_by(|a, b| (Reverse(a.count), &a.title, a.id).cmp(&(Reverse(b.count), &b.title, b.id)));
        facets
    }
}

fn brands(counts: &[u64], words: &Words) -> Vec<ValueFacet> {
    most(counts.iter().zip(words.all()).map(|(count, word)| (*count, word.as_str())))
}

fn options(counts: &[u64], choices: &Choices) -> Vec<OptionFacet> {
    let mut values: Vec<Vec<(u64, &str)>> = vec![Vec::new(); choices.names().len()];
    for (choice, count) in (0_u32..).zip(counts) {
        if let Some(values) = values.get_mut(choices.name_of(choice) as usize) {
            values.push((*count, choices.value(choice)));
        }
    }
    let facet = |(name, values): (&String, Vec<(u64, &str)>)| OptionFacet {
        name: name.clone(),
        values: most(values.into_iter()),
    };
    let mut facets: Vec<OptionFacet> = choices.names().iter().zip(values).map(facet).collect();
    facets.retain(|option| !option.values.is_empty());
    let products = |option: &OptionFacet| option.values.iter().map(|value| value.count).sum::<u64>();
    facets.sort_by(|a, b| (Reverse(products(a)), &a.name).cmp(&(Reverse(products(b)), &b.name)));
    facets.truncate(MOST);
    facets
}

/// Those that count most.
fn most<'w>(counted: impl Iterator<Item = (u64, &'w str)>) -> Vec<ValueFacet> {
    let mut all: Vec<(u64, &str)> = counted.filter(|(count, _)| *count > 0).collect();
    all.sort_by(|a, b| (Reverse(a.0), a.1).cmp(&(Reverse(b.0), b.1)));
    all.truncate(MOST);
    all.into_iter().map(|(count, value)| ValueFacet { value: value.to_owned(), count }).collect()
}
