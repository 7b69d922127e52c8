//! Subjects: a header of a mail, so one line whatever is put into it.

use std::fmt;

use primitives::is_clean_text;
use serde::Serialize;

/// One line without control characters and bidirectional overrides, at most [`Subject::MAX`] characters long.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(transparent)]
pub struct Subject(String);

impl Subject {
    /// The most characters.
    pub const MAX: usize = 200;

    /// The subject with these words; what cannot be in a header becomes a space.
    #[must_use]
    pub fn new(words: &str) -> Self {
        let plain: String = words.chars().map(|c| if is_allowed(c) { c } else { ' ' }).collect();
        let line = plain.split_whitespace().collect::<Vec<_>>().join(" ");
        Self(line.chars().take(Self::MAX).collect::<String>().trim_end().to_owned())
    }

    /// The text.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

fn is_allowed(c: char) -> bool {
    !c.is_control() && !matches!(c, '\u{2028}' | '\u{2029}') && is_clean_text(c.encode_utf8(&mut [0; 4]))
}

impl fmt::Display for Subject {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_break_does_not_begin_another_header() {
        let subject = Subject::new("Order 1001\r\nBcc: everybody@example.com\u{2028}x\0y");
        assert_eq!(subject.as_str(), "Order 1001 Bcc: everybody@example.com x y");
    }

    proptest::proptest! {
        #[test]
        fn any_text_becomes_one_short_line(text: String) {
            let subject = Subject::new(&text);
            proptest::prop_assert!(subject.as_str().chars().count() <= Subject::MAX);
            proptest::prop_assert!(!subject.as_str().contains(char::is_control));
            proptest::prop_assert_eq!(Subject::new(subject.as_str()), subject);
        }
    }
}
