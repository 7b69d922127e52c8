//! Statements are written with `?` and plain names. PostgreSQL numbers its placeholders, and MySQL reserves words that
//! are names of columns here. What is inside quotes or a comment stays as it is.

/// The words that MySQL or MariaDB reserve and that a table or column is called by.
const RESERVED: [&str; 1] = ["lines"];

/// A part of a statement.
enum Part<'t> {
    /// A word, a number, or a name.
    Word(&'t str),
    /// A `?`.
    Placeholder,
    /// Anything else: quoted text, comments, spaces, signs.
    Other(&'t str),
}

/// `a = ? AND b = ?` → `a = $1 AND b = $2`.
pub(crate) fn numbered(sql: &str) -> String {
    let mut numbered = String::with_capacity(sql.len() + 16);
    let mut count = 0;
    for_each_part(sql, |part| match part {
        Part::Placeholder => {
            count += 1;
            numbered.push('$');
            numbered += &count.to_string();
        }
        Part::Word(text) | Part::Other(text) => numbered += text,
    });
    numbered
}

/// The statement with names that MySQL reserves put in quotes.
pub(crate) fn without_reserved_names(sql: &str) -> String {
    let mut quoted = String::with_capacity(sql.len() + 8);
    for_each_part(sql, |part| match part {
        Part::Word(word) if RESERVED.contains(&word) => {
            quoted.push('`');
            quoted += word;
            quoted.push('`');
        }
        Part::Word(text) | Part::Other(text) => quoted += text,
        Part::Placeholder => quoted.push('?'),
    });
    quoted
}

fn for_each_part<'t>(sql: &'t str, mut each: impl FnMut(Part<'t>)) {
    let mut rest = sql;
    while let Some(first) = rest.chars().next() {
        let length = match first {
            '\'' | '"' | '`' => quoted(rest, first),
            '-' if rest.starts_with("--") => rest.find('\n').unwrap_or(rest.len()),
            _ if is_in_word(first) => rest.find(|c| !is_in_word(c)).unwrap_or(rest.len()),
            _ => first.len_utf8(),
        };
        let (part, after) = rest.split_at(length);
        each(match first {
            '?' => Part::Placeholder,
            _ if is_in_word(first) => Part::Word(part),
            _ => Part::Other(part),
        });
        rest = after;
    }
}

const fn is_in_word(c: char) -> bool {
    c.is_ascii_alphanumeric() || c == '_'
}

/// The length of the quoted text at the beginning. A doubled quote ends one and begins the next, which is the same.
fn quoted(text: &str, quote: char) -> usize {
    text[1..].find(quote).map_or(text.len(), |at| at + 2)
}

#[cfg(test)]
mod tests {
    use super::{numbered, without_reserved_names};

    #[test]
    fn placeholders_are_numbered_outside_quotes_and_comments() {
        let sql = "SELECT '?', 'it''s ?', \"a?\" -- why?\nFROM t WHERE a = ? AND b IN (?,?)";
        let expected = "SELECT '?', 'it''s ?', \"a?\" -- why?\nFROM t WHERE a = $1 AND b IN ($2,$3)";
        assert_eq!(numbered(sql), expected);
    }

    #[test]
    fn reserved_names_are_quoted_as_whole_words_only() {
        let sql = "SELECT lines, c.lines, order_lines, 'lines' FROM c WHERE a = ?";
        let expected = "SELECT `lines`, c.`lines`, order_lines, 'lines' FROM c WHERE a = ?";
        assert_eq!(without_reserved_names(sql), expected);
    }
}
