//! The patterns of `StringMatches`: `*` stands for any text, a backslash makes the next character ordinary.

/// A text with wildcards.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Pattern {
    /// The texts between the wildcards; never empty.
    parts: Vec<String>,
}

impl Pattern {
    pub(crate) fn new(text: &str) -> Self {
        let (mut parts, mut part) = (Vec::new(), String::new());
        let mut chars = text.chars();
        while let Some(c) = chars.next() {
            match c {
                '*' => parts.push(std::mem::take(&mut part)),
                '\\' => part.extend(chars.next()),
                c => part.push(c),
            }
        }
        parts.push(part);
        Self { parts }
    }

    pub(crate) fn matches(&self, text: &str) -> bool {
        let [first, middle @ .., last] = self.parts.as_slice() else {
            return self.parts.iter().all(|only| only == text);
        };
        let Some(mut rest) = text.strip_prefix(first.as_str()) else { return false };
        for part in middle {
            let Some(at) = rest.find(part.as_str()) else { return false };
            rest = &rest[at + part.len()..];
        }
        rest.ends_with(last.as_str())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_star_stands_for_any_text() {
        for (pattern, text, wanted) in [
            ("log-*.txt", "log-1.txt", true),
            ("log-*.txt", "log-.txt", true),
            ("log-*.txt", "log.txt", false),
            ("*.txt", "a.txt.txt", true),
            ("a*b*c", "a1b2c", true),
            ("a*b*c", "a1c2b", false),
            ("aa*aa", "aaa", false),
            ("*", "", true),
            ("", "", true),
            ("", "a", false),
            (r"a\*b", "a*b", true),
            (r"a\*b", "axb", false),
            (r"a\\*", r"a\b", true),
        ] {
            assert_eq!(Pattern::new(pattern).matches(text), wanted, "{pattern} {text}");
        }
    }

    proptest::proptest! {
        #[test]
        fn a_text_matches_itself_with_any_part_starred(head in "[ab]{0,4}", middle in "[ab]{0,4}", tail in "[ab]{0,4}") {
            let pattern = Pattern::new(&format!("{head}*{tail}"));
            let whole = format!("{head}{middle}{tail}");
            proptest::prop_assert!(pattern.matches(&whole));
        }
    }
}
