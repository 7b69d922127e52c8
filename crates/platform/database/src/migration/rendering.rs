//! The text of a script as each engine wants it, and the checksum that says whether it was changed.

use std::fmt::Write as _;

use sha2::{Digest, Sha256};

use super::{Script, unique_names, word_list};
use crate::{Dialect, dialect::without_reserved_names};

/// What stands for a word.
type Words = [(&'static str, &'static str); 6];

const SQLITE: Words = [
    ("{uuid}", "BLOB"),
    ("{json}", "TEXT"),
    ("{key}", "TEXT"),
    ("{text}", "TEXT"),
    ("{bytes}", "BLOB"),
    ("{clustered}", "WITHOUT ROWID"),
];

/// Text is put in order by its bytes, as on SQLite. JSON is kept as it was written: JSONB would put keys in another
/// order, and bodies are sent as they are.
const POSTGRES: Words = [
    ("{uuid}", "UUID"),
    ("{json}", "JSON"),
    ("{key}", "TEXT COLLATE \"C\""),
    ("{text}", "TEXT COLLATE \"C\""),
    ("{bytes}", "BYTEA"),
    ("{clustered}", ""),
];

/// A key is as long as three of them may be in one index. JSON is text: MySQL's own type puts keys in another order.
const MYSQL: Words = [
    ("{uuid}", "BINARY(16)"),
    ("{json}", "LONGTEXT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin"),
    ("{key}", "VARCHAR(191) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin"),
    ("{text}", "LONGTEXT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin"),
    ("{bytes}", "VARBINARY(255)"),
    ("{clustered}", ""),
];

impl Script {
    pub(super) fn render(self, dialect: Dialect) -> String {
        let text = self.text(dialect);
        match dialect {
            Dialect::Sqlite => replaced(&word_list::spell_out(text), &SQLITE),
            // BLOB was written before there was a word for it.
            Dialect::Postgres => replaced(&text.replace(" BLOB ", " {bytes} "), &POSTGRES),
            Dialect::Mysql => {
                let named = unique_names::given(&text.replace(" BLOB ", " {bytes} "));
                without_reserved_names(&replaced(&named, &MYSQL))
            }
        }
    }

    pub(super) fn checksum(self, dialect: Dialect) -> String {
        Sha256::digest(self.text(dialect).as_bytes()).iter().fold(String::new(), |mut hex, byte| {
            let _ = write!(hex, "{byte:02x}");
            hex
        })
    }

    const fn text(self, dialect: Dialect) -> &'static str {
        match self {
            Self::Common(text) => text,
            Self::PerDialect { sqlite, postgres, mysql } => match dialect {
                Dialect::Sqlite => sqlite,
                Dialect::Postgres => postgres,
                Dialect::Mysql => mysql,
            },
        }
    }
}

fn replaced(text: &str, words: &Words) -> String {
    words.iter().fold(text.to_owned(), |text, (word, meaning)| text.replace(word, meaning))
}
