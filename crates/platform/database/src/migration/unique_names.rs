//! `UNIQUE (a, b)` in a table gets the name that the other engines give it, `table_a_b_key`: MySQL would call it `a`.

const CREATE: &str = "CREATE TABLE ";

/// The script with each nameless UNIQUE of a table named.
pub(super) fn given(script: &str) -> String {
    let mut parts = script.split(CREATE);
    let mut named = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        let table = part.split([' ', '(']).next().unwrap_or_default();
        named += CREATE;
        named += &in_table(table, part);
    }
    named
}

fn in_table(table: &str, body: &str) -> String {
    let mut lines = Vec::new();
    for line in body.split('\n') {
        lines.push(nameless(line).map_or_else(
            || line.to_owned(),
            |columns| {
                let name: String = columns.split(',').map(|column| format!("_{}", column.trim())).collect();
                line.replacen("UNIQUE (", &format!("CONSTRAINT {table}{name}_key UNIQUE ("), 1)
            },
        ));
    }
    lines.join("\n")
}

/// The columns of a nameless UNIQUE, which stands at the beginning of a line or after a comma.
fn nameless(line: &str) -> Option<&str> {
    let (before, after) = line.split_once("UNIQUE (")?;
    let before = before.trim_end();
    (before.is_empty() || before.ends_with(',')).then(|| after.split(')').next()).flatten()
}

#[cfg(test)]
mod tests {
    use super::given;

    #[test]
    fn only_what_has_no_name_gets_one() {
        let script =
            "CREATE TABLE orders (\n  number BIGINT,\n  UNIQUE (number, at),\n  CONSTRAINT x UNIQUE (at)\n);";
        let named = script.replace("  UNIQUE (n", "  CONSTRAINT orders_number_at_key UNIQUE (n");
        assert_eq!(given(script), named);
        let in_line = "CREATE TABLE notes (id BIGINT, UNIQUE (body));\nCREATE UNIQUE INDEX i ON notes (id);";
        assert_eq!(given(in_line), in_line.replace("UNIQUE (b", "CONSTRAINT notes_body_key UNIQUE (b"));
    }
}
