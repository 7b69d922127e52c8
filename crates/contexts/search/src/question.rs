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

/// Words of an unfinished question that are looked at.
const MAX_BEGUN: usize = 6;

/// A question that somebody is still typing: its last word may go on.
pub(crate) struct Begun {
    /// Lower-case and without accents.
    pub(crate) finished: Vec<String>,
    pub(crate) last: String,
}

/// The words of an unfinished question; `None` when it has none.
pub(crate) fn begun(index: &Index, text: &str) -> Option<Begun> {
    let mut finished = words_of(text, &mut index.tokenizers().get(WORDS)?);
    finished.truncate(MAX_BEGUN);
    let last = finished.pop()?;
    Some(Begun { finished, last })
}

/// Titles that have the finished words, and one that begins like the last one.
pub(crate) fn begins_like(fields: Fields, begun: &Begun) -> BooleanQuery {
    let last = &begun.last;
    let mut ways =
        vec![boosted(8.0, exactly(fields.title, last)), boosted(4.0, beginning(fields.title, last))];
    if let errors @ 1.. = allowed_errors(last) {
        ways.push(boosted(0.5, misspelt_beginning(fields.title, last, errors)));
    }
    with_finished(fields, begun, BooleanQuery::union(ways), true)
}

/// Titles that have the finished words, and what `last` asks for.
pub(crate) fn with_finished(
    fields: Fields,
    begun: &Begun,
    last: impl Query,
    is_forgiving: bool,
) -> BooleanQuery {
    let in_title = |word: &String| Box::new(in_title(fields, word, is_forgiving)) as Box<dyn Query>;
    let finished = begun.finished.iter().map(in_title);
    BooleanQuery::intersection(finished.chain([Box::new(last) as Box<dyn Query>]).collect())
}

fn in_title(fields: Fields, word: &str, is_forgiving: bool) -> BooleanQuery {
    let mut ways =
        vec![boosted(8.0, exactly(fields.title, word)), boosted(4.0, beginning(fields.title, word))];
    if let errors @ 1.. = if is_forgiving { allowed_errors(word) } else { 0 } {
        ways.push(boosted(0.5, misspelt(fields.title, word, errors)));
    }
    BooleanQuery::union(ways)
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
pub(crate) fn allowed_errors(word: &str) -> u8 {
    match word.chars().count() {
        0..=3 => 0,
        4..=7 => 1,
        _ => 2,
    }
}

fn boosted(weight: f32, query: impl Query) -> Box<dyn Query> {
    Box::new(BoostQuery::new(Box::new(query), weight))
}

pub(crate) fn exactly(field: Field, word: &str) -> TermQuery {
    TermQuery::new(Term::from_field_text(field, word), IndexRecordOption::WithFreqs)
}

pub(crate) fn beginning(field: Field, word: &str) -> FuzzyTermQuery {
    FuzzyTermQuery::new_prefix(Term::from_field_text(field, word), 0, true)
}

fn misspelt(field: Field, word: &str, errors: u8) -> FuzzyTermQuery {
    FuzzyTermQuery::new(Term::from_field_text(field, word), errors, true)
}

pub(crate) fn misspelt_beginning(field: Field, word: &str, errors: u8) -> FuzzyTermQuery {
    FuzzyTermQuery::new_prefix(Term::from_field_text(field, word), errors, true)
}
