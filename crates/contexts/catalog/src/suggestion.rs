//! What a shopper who is still typing may mean. Pure.

use primitives::{Amount, CategoryId, Currency, Handle, ProductId};
use serde::Serialize;
use utoipa::ToSchema;

/// What a shopper who is still typing may mean.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct Suggestions {
    /// Whole questions that find something, those that find most first.
    #[schema(example = json!(["lantern", "lantern set"]))]
    pub questions: Vec<String>,
    /// Categories that are called so, those with most products first.
    pub categories: Vec<SuggestedCategory>,
    /// Products for sale that are called so, the best match first.
    pub products: Vec<SuggestedProduct>,
}

/// A category that is called so.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct SuggestedCategory {
    /// Its id.
    pub id: CategoryId,
    /// Its name in addresses.
    pub handle: Handle,
    /// Its name.
    pub title: String,
    /// How many products for sale are in it and below it.
    pub product_count: i64,
}

/// A product that is called so.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct SuggestedProduct {
    /// Its id.
    pub id: ProductId,
    /// Its name in addresses.
    pub handle: Handle,
    /// Its name.
    pub title: String,
    /// Its main picture, as a small rendition if there is one.
    #[schema(required = true)]
    pub image_url: Option<String>,
    /// What its cheapest variant costs.
    pub price: Amount,
    /// The currency of the price.
    pub currency: Currency,
}

/// Words as short as these have too many neighbours to forgive errors in them.
const TOO_SHORT_FOR_ERRORS: usize = 3;

/// Whether each word that is typed is the beginning of a word of the title, one typing error in longer ones forgiven.
pub(crate) fn is_called_so(title: &str, typed: &str) -> bool {
    let (title, typed) = (words(title), words(typed));
    !typed.is_empty() && typed.iter().all(|typed| title.iter().any(|word| begins_like(word, typed)))
}

fn words(text: &str) -> Vec<Vec<char>> {
    let lower = text.to_lowercase();
    let words = lower.split(|sign: char| !sign.is_alphanumeric()).filter(|word| !word.is_empty());
    words.map(|word| word.chars().collect()).collect()
}

fn begins_like(word: &[char], typed: &[char]) -> bool {
    if word.starts_with(typed) {
        return true;
    }
    typed.len() > TOO_SHORT_FOR_ERRORS && is_one_error_away(word, typed)
}

/// Whether one sign more, less, another one, or two that have changed places make `typed` a beginning of `word`.
fn is_one_error_away(word: &[char], typed: &[char]) -> bool {
    let same = word.iter().zip(typed).take_while(|(a, b)| a == b).count();
    let (word, typed) = (&word[same..], &typed[same..]);
    let [wrong, rest @ ..] = typed else { return true };
    let missing = word.get(1..).is_some_and(|after| after.starts_with(typed));
    let another = word.get(1..).is_some_and(|after| after.starts_with(rest));
    let more = word.starts_with(rest);
    let swapped = match (word, rest) {
        ([first, second, after @ ..], [next, rest @ ..]) => {
            first == next && second == wrong && after.starts_with(rest)
        }
        _ => false,
    };
    missing || another || more || swapped
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn beginnings_and_one_error_in_longer_words_are_understood() {
        for typed in ["l", "LAM", "lamps & shad", "shades", "lmaps", "lmps", "laamp", "lanps", "shadess"] {
            assert!(is_called_so("Lamps & Shades", typed), "{typed}");
        }
        for typed in ["", " ", "ams", "lap", "lammmps", "lamps table", "lpmas"] {
            assert!(!is_called_so("Lamps & Shades", typed), "{typed}");
        }
    }

    proptest! {
        #[test]
        fn a_beginning_with_a_sign_left_out_doubled_or_changed_is_understood(
            word in "[a-z]{6,12}", length in 5_usize..6, at in 0_usize..5, sign in proptest::char::range('a', 'z')
        ) {
            let begun: Vec<char> = word.chars().take(length).collect();
            let (mut less, mut more, mut other) = (begun.clone(), begun.clone(), begun.clone());
            less.remove(at);
            more.insert(at, sign);
            other[at] = sign;
            for typed in [begun, less, more, other] {
                let typed: String = typed.into_iter().collect();
                prop_assert!(is_called_so(&word, &typed), "{word} {typed}");
            }
        }

        #[test]
        fn nothing_that_is_typed_makes_it_fail(title in ".{0,30}", typed in ".{0,30}") {
            is_called_so(&title, &typed);
        }
    }
}
