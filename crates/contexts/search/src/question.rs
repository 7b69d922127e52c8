//! What a shopper types becomes a query: every word has to be found, as it is, as the beginning of a word, by its stem,
//! or with a typing error; whole words in titles count most.

use tantivy::{
    Index, Term,
    query::{BooleanQuery, BoostQuery, FuzzyTermQuery, Query, TermQuery},
    schema::{Field, IndexRecordOption},
};

use crate::fields::{Fields, WORDS, words_of};

/// Words that are looked at; further ones are ignored.
const MAX_WORDS: usize = 12;

/// The query for a text; `None` when it has no words.
pub(crate) fn ask(index: &Index, fields: Fields, text: &str) -> Option<BooleanQuery> {
    let words = words_of(text, &mut index.tokenizers().get(WORDS)?);
    let mut stems = index.tokenizer_for_field(fields.stems).ok()?;
    let parts: Vec<Box<dyn Query>> = words
        .iter()
        .take(MAX_WORDS)
        .map(|word| {
            let stem = words_of(word, &mut stems).pop().unwrap_or_else(|| word.clone());
            Box::new(of_word(fields, word, &stem)) as Box<dyn Query>
        })
        .collect();
    (!parts.is_empty()).then(|| BooleanQuery::intersection(parts))
}

fn of_word(fields: Fields, word: &str, stem: &str) -> BooleanQuery {
    let errors = allowed_errors(word);
    let mut ways = vec![
        boosted(8.0, exactly(fields.title, word)),
        boosted(4.0, beginning(fields.title, word)),
        boosted(2.0, exactly(fields.words, word)),
        boosted(2.0, exactly(fields.stems, stem)),
        boosted(1.0, beginning(fields.words, word)),
    ];
    if errors > 0 {
        ways.push(boosted(0.5, misspelt(fields.title, word, errors)));
        ways.push(boosted(0.2, misspelt(fields.words, word, errors)));
    }
    BooleanQuery::union(ways)
}

/// Short words have too many neighbours to forgive errors in them.
fn allowed_errors(word: &str) -> u8 {
    match word.chars().count() {
        0..=3 => 0,
        4..=7 => 1,
        _ => 2,
    }
}

fn boosted(weight: f32, query: impl Query) -> Box<dyn Query> {
    Box::new(BoostQuery::new(Box::new(query), weight))
}

fn exactly(field: Field, word: &str) -> TermQuery {
    TermQuery::new(Term::from_field_text(field, word), IndexRecordOption::WithFreqs)
}

fn beginning(field: Field, word: &str) -> FuzzyTermQuery {
    FuzzyTermQuery::new_prefix(Term::from_field_text(field, word), 0, true)
}

fn misspelt(field: Field, word: &str, errors: u8) -> FuzzyTermQuery {
    FuzzyTermQuery::new(Term::from_field_text(field, word), errors, true)
}
