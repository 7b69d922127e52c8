//! The fields of the index, and how text becomes words.

use tantivy::{
    Index,
    schema::{Field, IndexRecordOption, STORED, STRING, Schema, TextFieldIndexing, TextOptions},
    tokenizer::{
        AsciiFoldingFilter, Language, LowerCaser, RemoveLongFilter, SimpleTokenizer, Stemmer, TextAnalyzer,
    },
};

/// Lower-case words without accents, as they are written.
pub(crate) const WORDS: &str = "words";
/// The same, cut to their English stems.
const STEMS: &str = "stems";

/// Longer words are none.
const LONGEST_WORD: usize = 40;

/// The fields of the index.
#[derive(Clone, Copy)]
pub(crate) struct Fields {
    /// The product's id as text; what is found.
    pub id: Field,
    /// The words of the title.
    pub title: Field,
    /// The words of everything.
    pub words: Field,
    /// The stems of everything.
    pub stems: Field,
}

impl Fields {
    pub(crate) fn schema() -> (Schema, Self) {
        let mut builder = Schema::builder();
        let text = |tokenizer: &str| {
            let indexing = TextFieldIndexing::default()
                .set_tokenizer(tokenizer)
                .set_index_option(IndexRecordOption::WithFreqs);
            TextOptions::default().set_indexing_options(indexing)
        };
        let fields = Self {
            id: builder.add_text_field("id", STRING | STORED),
            title: builder.add_text_field("title", text(WORDS)),
            words: builder.add_text_field("words", text(WORDS)),
            stems: builder.add_text_field("stems", text(STEMS)),
        };
        (builder.build(), fields)
    }

    pub(crate) fn register_analyzers(index: &Index) {
        index.tokenizers().register(WORDS, words());
        let stems = TextAnalyzer::builder(SimpleTokenizer::default())
            .filter(RemoveLongFilter::limit(LONGEST_WORD))
            .filter(LowerCaser)
            .filter(AsciiFoldingFilter)
            .filter(Stemmer::new(Language::English))
            .build();
        index.tokenizers().register(STEMS, stems);
    }
}

fn words() -> TextAnalyzer {
    TextAnalyzer::builder(SimpleTokenizer::default())
        .filter(RemoveLongFilter::limit(LONGEST_WORD))
        .filter(LowerCaser)
        .filter(AsciiFoldingFilter)
        .build()
}

/// The words of a question.
pub(crate) fn words_of(text: &str, analyzer: &mut TextAnalyzer) -> Vec<String> {
    let mut stream = analyzer.token_stream(text);
    let mut found = Vec::new();
    while let Some(token) = stream.next() {
        found.push(token.text.clone());
    }
    found
}
