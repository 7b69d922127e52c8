//! A filter in the numbers of the facts, and which of its parts a product misses.

use std::collections::{BTreeMap, HashSet};

use primitives::CategoryId;

use crate::{
    facts::{Fact, Facts, Word},
    listing::Filter,
};

/// The parts of a filter that a product misses, a bit each.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Misses(u64);

impl Misses {
    pub(super) const NOTHING: Self = Self(0);
    pub(super) const CATEGORY: Self = Self(1);
    pub(super) const PRICE: Self = Self(2);
    pub(super) const AVAILABILITY: Self = Self(4);
    pub(super) const RATING: Self = Self(8);
    pub(super) const BRAND: Self = Self(16);
    /// That of the first option; further ones follow.
    const OPTION: u32 = 5;

    const fn option(place: usize) -> Self {
        Self(1 << (Self::OPTION + place as u32))
    }

    /// Whether no other part is missed than this one.
    pub(super) const fn only(self, part: Self) -> bool {
        self.0 & !part.0 == 0
    }
}

/// A filter in the numbers of the facts.
#[derive(Debug)]
pub(crate) struct Wanted<'f> {
    filter: &'f Filter,
    /// The category and those below it.
    categories: Option<HashSet<CategoryId>>,
    brands: Option<HashSet<Word>>,
    /// The values that are wanted of each option: one of them has to be there.
    options: Vec<(Option<Word>, HashSet<Word>)>,
}

impl<'f> Wanted<'f> {
    /// `categories` are those that the filter's category stands for.
    pub(crate) fn new(facts: &Facts, filter: &'f Filter, categories: Option<HashSet<CategoryId>>) -> Self {
        let brands = || filter.brands.iter().filter_map(|brand| facts.brands.find(brand)).collect();
        let mut options: BTreeMap<&str, (Option<Word>, HashSet<Word>)> = BTreeMap::new();
        for spelt in &filter.options {
            let choice = facts.choices.find(spelt);
            let name = choice.map(|choice| facts.choices.name_of(choice));
            let known = name.and_then(|name| facts.choices.names().get(name as usize)).map(String::as_str);
            // Values that nobody has are wanted of the option that they seem to be of.
            let called = known.or_else(|| Some(spelt.split_once(':')?.0)).unwrap_or(spelt);
            let (number, choices) = options.entry(called).or_default();
            *number = number.or(name);
            choices.extend(choice);
        }
        Self {
            filter,
            categories,
            brands: (!filter.brands.is_empty()).then(brands),
            options: options.into_values().collect(),
        }
    }

    /// The parts that the product misses.
    pub(crate) fn misses(&self, fact: &Fact) -> Misses {
        let Filter { min_price, max_price, in_stock, min_rating, .. } = self.filter;
        let mut missed = Misses::NOTHING;
        let mut miss = |is_missed: bool, part: Misses| {
            if is_missed {
                missed.0 |= part.0;
            }
        };
        let is_in = |all: &HashSet<CategoryId>| fact.category.is_some_and(|category| all.contains(&category));
        miss(self.categories.as_ref().is_some_and(|all| !is_in(all)), Misses::CATEGORY);
        let too_cheap = min_price.is_some_and(|least| fact.price < least);
        miss(too_cheap || max_price.is_some_and(|most| fact.price > most), Misses::PRICE);
        miss(in_stock.is_some_and(|wanted| fact.in_stock != wanted), Misses::AVAILABILITY);
        miss(min_rating.is_some_and(|least| fact.rating < least.hundredths()), Misses::RATING);
        let is_of = |all: &HashSet<Word>| fact.brand.is_some_and(|brand| all.contains(&brand));
        miss(self.brands.as_ref().is_some_and(|all| !is_of(all)), Misses::BRAND);
        for (place, (_, wanted)) in self.options.iter().enumerate() {
            miss(!fact.choices.iter().any(|choice| wanted.contains(choice)), Misses::option(place));
        }
        missed
    }

    /// Whether the product misses nothing.
    pub(crate) fn takes(&self, fact: &Fact) -> bool {
        self.misses(fact) == Misses::NOTHING
    }

    /// The part that filters by this option, if one does.
    pub(super) fn part_of_option(&self, name: Word) -> Misses {
        let place = self.options.iter().position(|(number, _)| *number == Some(name));
        place.map_or(Misses::NOTHING, Misses::option)
    }
}
