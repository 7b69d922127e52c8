//! Descriptions in HTML become text that keeps its paragraphs. What is left of tags is taken out by the catalogue, which
//! also decides what is safe to show: here only what a shopper reads is made readable. Pure.

/// Tags that begin or end a line of text.
const BLOCKS: [&str; 12] = ["p", "br", "div", "li", "ul", "ol", "tr", "h1", "h2", "h3", "h4", "table"];

/// Named characters of everyday texts. `&lt;` and `&gt;` stay: made into signs, they could look like a tag.
const NAMES: [(&str, &str); 15] = [
    ("amp", "&"),
    ("quot", "\""),
    ("apos", "'"),
    ("nbsp", " "),
    ("ndash", "–"),
    ("mdash", "—"),
    ("lsquo", "‘"),
    ("rsquo", "’"),
    ("ldquo", "“"),
    ("rdquo", "”"),
    ("bull", "•"),
    ("hellip", "…"),
    ("deg", "°"),
    ("reg", "®"),
    ("trade", "™"),
];

/// The text with line breaks for tags that begin or end a paragraph, and with characters for their names. It never
/// gets longer.
pub(crate) fn plain(html: &str) -> String {
    if !html.contains(['<', '&']) {
        return html.to_owned();
    }
    let lines = with_characters(&with_line_breaks(html));
    let lines: Vec<&str> = lines.lines().map(str::trim).filter(|line| !line.is_empty()).collect();
    lines.join("\n")
}

/// HTML that [`plain`] makes this text of, as far as that is possible: empty lines and spaces at the ends of lines go.
pub(crate) fn html(text: &str) -> String {
    text.replace('&', "&amp;").replace('\n', "<br>\n")
}

fn with_line_breaks(html: &str) -> String {
    let mut text = String::with_capacity(html.len());
    let mut rest = html;
    while let Some(start) = rest.find('<') {
        text.push_str(&rest[..start]);
        let end = rest[start..].find('>').map(|end| start + end + 1);
        match end {
            Some(end) if is_block(&rest[start + 1..end - 1]) => {
                text.push('\n');
                rest = &rest[end..];
            }
            _ => {
                text.push('<');
                rest = &rest[start + 1..];
            }
        }
    }
    text.push_str(rest);
    text
}

fn is_block(tag: &str) -> bool {
    let name = tag.trim_start_matches('/').split(|c: char| !c.is_ascii_alphanumeric()).next().unwrap_or("");
    BLOCKS.iter().any(|block| name.eq_ignore_ascii_case(block))
}

fn with_characters(text: &str) -> String {
    let mut plain = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(start) = rest.find('&') {
        plain.push_str(&rest[..start]);
        let reference = &rest[start + 1..];
        let found = reference.split_once(';').and_then(|(name, after)| Some((character(name)?, after)));
        match found {
            Some((character, after)) => {
                plain.push_str(&character);
                rest = after;
            }
            None => {
                plain.push('&');
                rest = reference;
            }
        }
    }
    plain.push_str(rest);
    plain
}

fn character(name: &str) -> Option<String> {
    if let Some((_, character)) = NAMES.iter().find(|(known, _)| *known == name) {
        return Some((*character).to_owned());
    }
    let digits = name.strip_prefix('#')?;
    let code = match digits.strip_prefix(['x', 'X']) {
        Some(hex) => u32::from_str_radix(hex, 16).ok()?,
        None => digits.parse().ok()?,
    };
    let character = char::from_u32(code).filter(|c| !matches!(c, '<' | '>'))?.to_string();
    primitives::is_clean_text(&character).then_some(character)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paragraphs_become_lines_and_names_become_characters() {
        let html = "<p>Soft &amp; <b>light</b></p><ul>\n<li>30&nbsp;&deg;C</li><LI class=\"x\">It&#8217;s &#x201C;it&#x201d;</LI></ul>";
        assert_eq!(plain(html), "Soft & <b>light</b>\n30 °C\nIt’s “it”");
    }

    #[test]
    fn what_could_look_like_a_tag_stays_named() {
        for text in ["&lt;script&gt;", "&#60;b&#62;", "&#0;", "AT&T", "a & b;", "&#xffffffff;", "1 < 2"] {
            assert_eq!(plain(text), text);
        }
    }

    proptest::proptest! {
        #[test]
        fn a_text_never_gets_longer(text in "[<>/&;#a-z0-9 \n]{0,80}|(<p>|</li>|&amp;|&bull;|é|x){0,20}") {
            proptest::prop_assert!(plain(&text).chars().count() <= text.chars().count());
        }
    }
}
