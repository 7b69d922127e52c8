//! Texts in the cells of a spreadsheet. A cell that begins with `=`, `+`, `-` or `@` is a formula to the program that
//! opens the file, whoever wrote the text (CWE-1236): an apostrophe in front makes it a text again.

use std::borrow::Cow;

/// The text as it may stand in a cell. [`unguarded`] gives it back as it was.
#[must_use]
pub fn guarded(text: &str) -> Cow<'_, str> {
    if is_formula(text) { Cow::Owned(format!("'{text}")) } else { Cow::Borrowed(text) }
}

/// The text of a cell without the apostrophe that guards it.
#[must_use]
pub fn unguarded(cell: &str) -> &str {
    cell.strip_prefix('\'').filter(|text| is_formula(text)).unwrap_or(cell)
}

/// Apostrophes in front do not count, so that a text that has one of its own keeps it.
fn is_formula(text: &str) -> bool {
    let text = text.trim_start_matches('\'');
    text.starts_with(['\t', '\r', '\n'])
        || text
            .trim_start_matches(|sign: char| sign == '\'' || sign.is_whitespace())
            .starts_with(['=', '+', '-', '@', '＝', '＋', '－', '＠'])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn formulas_become_texts_and_texts_stay() {
        for formula in ["=1+1", "+4930123", "-2", "@SUM(A1)", "\t=1", " =1", "＝1"] {
            assert_eq!(guarded(formula), format!("'{formula}"));
        }
        for text in ["", "'", "it's", "'quoted'", "a=b", "30 °C - 40 °C"] {
            assert_eq!((guarded(text).as_ref(), unguarded(text)), (text, text));
        }
        assert_eq!(unguarded("'T-S"), "'T-S");
    }

    proptest::proptest! {
        #[test]
        fn what_is_guarded_is_no_formula_and_comes_back_as_it_was(text in "[ '=+@\t\n\\-a1]{0,6}") {
            let cell = guarded(&text);
            proptest::prop_assert!(!cell.starts_with(['=', '+', '-', '@', '\t', '\r', '\n']), "{cell}");
            proptest::prop_assert_eq!(unguarded(&cell), text.as_str());
        }
    }
}
