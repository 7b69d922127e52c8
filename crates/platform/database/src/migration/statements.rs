//! The statements of a script, one by one.

/// What stands between semicolons, without comments before it; semicolons in quotes and comments do not count.
pub(super) fn split(script: &str) -> Vec<&str> {
    let (mut statements, mut begin, mut at) = (Vec::new(), 0, 0);
    while at < script.len() {
        let rest = &script[at..];
        let length = match rest.as_bytes()[0] {
            quote @ (b'\'' | b'"' | b'`') => {
                rest[1..].find(char::from(quote)).map_or(rest.len(), |end| end + 2)
            }
            b'-' if rest.starts_with("--") => rest.find('\n').unwrap_or(rest.len()),
            b';' => {
                statements.push(&script[begin..at]);
                begin = at + 1;
                1
            }
            _ => rest.chars().next().map_or(1, char::len_utf8),
        };
        at += length;
    }
    statements.push(&script[begin..]);
    statements.into_iter().map(without_comments_before).filter(|statement| !statement.is_empty()).collect()
}

fn without_comments_before(statement: &str) -> &str {
    let mut rest = statement.trim();
    while rest.starts_with("--") {
        rest = rest.split_once('\n').map_or("", |(_, after)| after.trim_start());
    }
    rest
}

#[cfg(test)]
mod tests {
    use super::split;

    #[test]
    fn semicolons_in_quotes_and_comments_end_nothing() {
        let script =
            "-- a; b\nCREATE TABLE a (b TEXT DEFAULT ';'); -- é; end\n\nCREATE INDEX i ON a (b);\n-- done;";
        assert_eq!(split(script), ["CREATE TABLE a (b TEXT DEFAULT ';')", "CREATE INDEX i ON a (b)"]);
    }
}
