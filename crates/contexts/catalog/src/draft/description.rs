//! Taking HTML tags out of a text. What is left holds no `<` that a browser could take for a tag.

/// The text without tags and without the content of scripts and styles. Entities stay as they are: whoever shows the
/// text shows it as text.
pub(crate) fn without_tags(html: &str) -> String {
    let mut text = String::with_capacity(html.len());
    let mut rest = html;
    while let Some(start) = rest.find('<') {
        text.push_str(&rest[..start]);
        let tag = &rest[start..];
        rest = if begins_tag(tag) { after_tag(tag) } else { after_sign(tag, &mut text) };
    }
    text.push_str(rest);
    text.trim_end_matches(|c: char| c == '<' || c.is_whitespace()).trim_start().to_owned()
}

fn begins_tag(tag: &str) -> bool {
    tag[1..].starts_with(|c: char| c.is_ascii_alphabetic() || matches!(c, '/' | '!' | '?'))
}

/// What follows the tag; for a script or a style what follows its end tag.
fn after_tag(tag: &str) -> &str {
    let end = tag.find('>').map_or("", |end| &tag[end + 1..]);
    for (opening, closing) in [("<script", "</script"), ("<style", "</style")] {
        if begins_with(tag, opening) {
            return (0..end.len())
                .filter(|at| end.is_char_boundary(*at))
                .find(|at| begins_with(&end[*at..], closing))
                .map_or("", |at| &end[at..]);
        }
    }
    end
}

fn begins_with(text: &str, prefix: &str) -> bool {
    text.get(..prefix.len()).is_some_and(|start| start.eq_ignore_ascii_case(prefix))
}

/// Keeps a `<` only before a space, a digit or `=`: before anything else, taking out a tag behind it could make it one.
fn after_sign<'t>(tag: &'t str, text: &mut String) -> &'t str {
    let rest = &tag[1..];
    if rest.starts_with(|c: char| c.is_whitespace() || c.is_ascii_digit() || c == '=') {
        text.push('<');
    }
    rest
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tags_go_and_words_stay() {
        assert_eq!(without_tags("<p>Light &amp; <b>fast</b></p>"), "Light &amp; fast");
        assert_eq!(without_tags("a < 5 <3 <= 7"), "a < 5 <3 <= 7");
        assert_eq!(without_tags("x<script>alert('<b>')</script >y<STYLE>p{}</style>z"), "xyz");
        assert_eq!(without_tags("<<b>script>alert(1)"), "script>alert(1)");
        assert_eq!(without_tags("open <img src=x onerror=alert(1)"), "open");
    }

    proptest::proptest! {
        #[test]
        fn nothing_that_could_be_a_tag_is_left(text in "[<>/!a-c script=1 ]{0,60}") {
            let left = without_tags(&text);
            for (at, _) in left.match_indices('<') {
                proptest::prop_assert!(!begins_tag(&left[at..]), "{left}");
            }
            proptest::prop_assert_eq!(without_tags(&left), left);
        }
    }
}
