//! `CHECK (state IN ('a', 'b'))` for SQLite: a list of words is spelled out as comparisons, because SQLite fills a
//! temporary table with the list in every statement that writes such a column.

const CHECK: &str = "CHECK (";

/// The script with each list of words in a check spelled out.
pub(super) fn spell_out(script: &str) -> String {
    let mut parts = script.split(CHECK);
    let mut spelled = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        spelled += CHECK;
        match comparisons(part) {
            Some((comparisons, rest)) => {
                spelled += &comparisons;
                spelled += rest;
            }
            None => spelled += part,
        }
    }
    spelled
}

/// `state IN ('a', 'b')) …` → `state = 'a' OR state = 'b'` and `) …`; nothing if the check says something else.
fn comparisons(check: &str) -> Option<(String, &str)> {
    let (column, list) = check.split_once(" IN (")?;
    let is_name = column.bytes().all(|byte| byte.is_ascii_lowercase() || byte == b'_');
    let (words, rest) = list.split_once(')')?;
    if !is_name || !rest.starts_with(')') {
        return None;
    }
    let comparisons: Vec<String> =
        words.split(',').map(|word| format!("{column} = {}", word.trim())).collect();
    Some((comparisons.join(" OR "), rest))
}

#[cfg(test)]
mod tests {
    use super::spell_out;

    #[test]
    fn a_list_of_words_becomes_comparisons() {
        let script = "state TEXT CHECK (state IN ('open',\n 'shut')),\nCHECK (amount > 0)";
        let spelled = "state TEXT CHECK (state = 'open' OR state = 'shut'),\nCHECK (amount > 0)";
        assert_eq!(spell_out(script), spelled);
    }

    #[test]
    fn any_other_check_stays_as_it_is() {
        for script in ["CHECK (a > 0 AND b IN ('x', 'y'))", "CHECK (a IN ('x') OR b > 0)", "no check at all"]
        {
            assert_eq!(spell_out(script), script);
        }
    }
}
