//! What somebody who is still typing may mean: words of titles that go on like the last one, and products. Words come
//! from the dictionary of the index, which is sorted, so that a beginning is a range of it.

use std::{cmp::Reverse, collections::HashMap};

use primitives::ProductId;
use tantivy::{
    Searcher,
    collector::Count,
    query::{BooleanQuery, FuzzyTermQuery},
};

use crate::{
    Search, SearchError,
    question::{self, Begun, allowed_errors, begins_like, exactly, with_finished},
};

/// Words of the dictionary that are looked at in each part of the index.
const MAX_TERMS: usize = 2_000;

/// Words for which it is counted what they find together with the finished ones.
const MAX_COUNTED: usize = 20;

/// What an unfinished question may become.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Completion {
    /// Whole questions, lower-case and without accents, those that find most first; each finds something.
    pub questions: Vec<String>,
    /// Products whose titles fit, the best first.
    pub products: Vec<ProductId>,
}

impl Search {
    /// What `text`, which may end in the middle of a word, may become: so many questions and products at most.
    ///
    /// # Errors
    /// When the index cannot be read.
    pub fn complete(&self, text: &str, questions: usize, products: usize) -> Result<Completion, SearchError> {
        let Some(begun) = question::begun(&self.index, text) else { return Ok(Completion::default()) };
        Ok(Completion {
            questions: self.questions(&begun, questions)?,
            products: self.best(&begins_like(self.fields, &begun), products)?,
        })
    }

    fn questions(&self, begun: &Begun, limit: usize) -> Result<Vec<String>, SearchError> {
        let searcher = self.of_everything()?;
        let mut words = self.words_like(&searcher, &question::beginning(self.fields.title, &begun.last))?;
        let errors = allowed_errors(&begun.last);
        if words.is_empty() && errors > 0 {
            let misspelt = question::misspelt_beginning(self.fields.title, &begun.last, errors);
            words = self.words_like(&searcher, &misspelt)?;
        }
        let mut found = self.together(&searcher, begun, &words, false)?;
        if found.is_empty() {
            found = self.together(&searcher, begun, &words, true)?;
        }
        found.sort_by(|a, b| (Reverse(a.0), &a.1).cmp(&(Reverse(b.0), &b.1)));
        Ok(found.into_iter().take(limit).map(|(_, question)| question).collect())
    }

    /// The finished words with each of these, as far as that finds something, and how much it finds. Only whoever is
    /// forgiving passes over typing errors in the finished ones.
    fn together(
        &self,
        searcher: &Searcher,
        begun: &Begun,
        words: &[(String, u64)],
        is_forgiving: bool,
    ) -> Result<Vec<(u64, String)>, SearchError> {
        let mut found = Vec::with_capacity(words.len());
        for (word, titles) in words {
            let alone = begun.finished.is_empty();
            let finds = if alone { *titles } else { self.finds(searcher, begun, word, is_forgiving)? };
            if finds > 0 {
                let question = begun.finished.iter().map(String::as_str).chain([word.as_str()]);
                found.push((finds, question.collect::<Vec<_>>().join(" ")));
            }
        }
        Ok(found)
    }

    /// The most used words of titles that the query accepts, with how many titles have them.
    fn words_like(
        &self,
        searcher: &Searcher,
        like: &FuzzyTermQuery,
    ) -> Result<Vec<(String, u64)>, SearchError> {
        let automaton = like.automaton()?;
        let mut titles: HashMap<String, u64> = HashMap::new();
        for segment in searcher.segment_readers() {
            let index = segment.inverted_index(self.fields.title)?;
            let failed = |error: std::io::Error| SearchError::Failed(error.to_string());
            let mut stream = index.terms().search(&automaton).into_stream().map_err(failed)?;
            let mut seen = 0;
            while seen < MAX_TERMS && stream.advance() {
                seen += 1;
                if let Ok(word) = str::from_utf8(stream.key()) {
                    *titles.entry(word.to_owned()).or_default() += u64::from(stream.value().doc_freq);
                }
            }
        }
        let mut words: Vec<(String, u64)> = titles.into_iter().collect();
        words.sort_by(|a, b| (Reverse(a.1), &a.0).cmp(&(Reverse(b.1), &b.0)));
        words.truncate(MAX_COUNTED);
        Ok(words)
    }

    /// How many titles have the finished words and this one.
    fn finds(
        &self,
        searcher: &Searcher,
        begun: &Begun,
        word: &str,
        is_forgiving: bool,
    ) -> Result<u64, SearchError> {
        let word = exactly(self.fields.title, word);
        let query: BooleanQuery = with_finished(self.fields, begun, word, is_forgiving);
        Ok(searcher.search(&query, &Count)? as u64)
    }
}
