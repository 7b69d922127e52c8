//! What lists are filtered and counted by, of all products for sale, in some hundred bytes each: facets look at every
//! one of them. Words are kept once and named by numbers. Pure.

use std::collections::HashMap;

use primitives::{Amount, CategoryId, ProductId};

/// The number of a word.
pub(crate) type Word = u32;

/// What is known of a product, as it is read.
#[derive(Debug, Clone)]
pub(crate) struct FactRow {
    pub(crate) id: ProductId,
    pub(crate) fact: Fact,
    pub(crate) brand: Option<String>,
    /// Names and values of its options.
    pub(crate) choices: Vec<(String, String)>,
}

/// What is known of a product.
#[derive(Debug, Clone, Default)]
pub(crate) struct Fact {
    pub(crate) price: Amount,
    pub(crate) created_at: i64,
    /// In hundredths.
    pub(crate) rating: i64,
    pub(crate) sold: i64,
    pub(crate) in_stock: bool,
    pub(crate) category: Option<CategoryId>,
    pub(crate) brand: Option<Word>,
    pub(crate) choices: Box<[Word]>,
}

/// What is known of all products for sale.
#[derive(Debug, Default)]
pub(crate) struct Facts {
    pub(crate) products: HashMap<ProductId, Fact>,
    pub(crate) brands: Words,
    pub(crate) choices: Choices,
}

impl Facts {
    /// Notes what is known of a product now.
    pub(crate) fn put(&mut self, row: FactRow) {
        let FactRow { id, mut fact, brand, choices } = row;
        fact.brand = brand.map(|brand| self.brands.number_of(&brand));
        fact.choices = choices.iter().map(|(name, value)| self.choices.number_of(name, value)).collect();
        self.products.insert(id, fact);
    }
}

/// Words by number and numbers by word.
#[derive(Debug, Default)]
pub(crate) struct Words {
    numbers: HashMap<String, Word>,
    words: Vec<String>,
}

impl Words {
    fn number_of(&mut self, word: &str) -> Word {
        if let Some(number) = self.numbers.get(word) {
            return *number;
        }
        let number = self.words.len() as Word;
        self.words.push(word.to_owned());
        self.numbers.insert(word.to_owned(), number);
        number
    }

    pub(crate) fn find(&self, word: &str) -> Option<Word> {
        self.numbers.get(word).copied()
    }

    pub(crate) fn all(&self) -> &[String] {
        &self.words
    }
}

/// Values of options, spelt `name:value` as in a filter.
#[derive(Debug, Default)]
pub(crate) struct Choices {
    spelt: Words,
    names: Words,
    /// Of each choice: the number of its name.
    names_of: Vec<Word>,
}

impl Choices {
    fn number_of(&mut self, name: &str, value: &str) -> Word {
        let number = self.spelt.number_of(&format!("{name}:{value}"));
        if number as usize == self.names_of.len() {
            let name = self.names.number_of(name);
            self.names_of.push(name);
        }
        number
    }

    pub(crate) fn find(&self, spelt: &str) -> Option<Word> {
        self.spelt.find(spelt)
    }

    /// The number of the choice's name.
    pub(crate) fn name_of(&self, choice: Word) -> Word {
        self.names_of.get(choice as usize).copied().unwrap_or_default()
    }

    pub(crate) fn names(&self) -> &[String] {
        self.names.all()
    }

    /// How many choices there are.
    pub(crate) fn len(&self) -> usize {
        self.names_of.len()
    }

    /// The choice without its name.
    pub(crate) fn value(&self, choice: Word) -> &str {
        let spelt = self.spelt.all().get(choice as usize).map_or("", String::as_str);
        let name = self.names.all().get(self.name_of(choice) as usize).map_or(0, String::len);
        spelt.get(name + 1..).unwrap_or_default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_kept_once_and_found_again() {
        let mut facts = Facts::default();
        let choices = vec![("Size".to_owned(), "S: small".to_owned()), ("Hue".to_owned(), "Red".to_owned())];
        let row =
            FactRow { id: ProductId::new(), fact: Fact::default(), brand: Some("Fell".to_owned()), choices };
        facts.put(row.clone());
        facts.put(FactRow { id: ProductId::new(), ..row });
        assert_eq!((facts.brands.all().len(), facts.choices.len()), (1, 2));
        let size = facts.choices.find("Size:S: small").unwrap();
        assert_eq!(facts.choices.value(size), "S: small");
        assert_eq!(facts.choices.names()[facts.choices.name_of(size) as usize], "Size");
        assert_eq!((facts.choices.find("Size:M"), facts.brands.find("fell")), (None, None));
    }
}
