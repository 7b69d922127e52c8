//! Which part of the mailbox is asked for.

use http_kit::Problem;
use primitives::{Cursor, Email, Limit};
use serde::{Deserialize, Deserializer};

use crate::{Listed, Mailbox, Position};

/// The query of both lists.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct MailList {
    /// Only mails to this address.
    to: Option<Email>,
    cursor: Option<String>,
    #[serde(default, deserialize_with = "limit")]
    limit: Limit,
}

/// A page and the cursor of the next.
pub(super) struct MailPage {
    pub listed: Listed,
    pub next_cursor: Option<String>,
}

impl MailList {
    pub(super) async fn read(&self, mailbox: &Mailbox) -> Result<MailPage, Problem> {
        let scope = ("mailbox", self.to.as_ref().map(Email::normalized));
        let after = self.cursor.as_deref().map(|text| Cursor::<Position>::decode(text, &scope)).transpose();
        let after = after.map_err(|error| Problem::invalid("?cursor", "invalid", error.to_string()))?;
        let listed = mailbox.list(self.to.as_ref(), after, self.limit).await?;
        let next_cursor = listed.next.map(|position| Cursor::after(&scope, position).encode());
        Ok(MailPage { listed, next_cursor })
    }

    /// The query of the page at `cursor` of the same list.
    pub(super) fn at(&self, cursor: &str) -> String {
        let mut query = form_urlencoded::Serializer::new(String::new());
        if let Some(to) = &self.to {
            query.append_pair("to", to.as_str());
        }
        query.append_pair("cursor", cursor).append_pair("limit", &self.limit.get().to_string()).finish()
    }
}

/// Query strings hold texts only, and a limit is a number.
fn limit<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Limit, D::Error> {
    let text = String::deserialize(deserializer)?;
    let limit = text.parse().ok().and_then(Limit::new);
    limit.ok_or_else(|| serde::de::Error::custom("a limit is a whole number from 1 to 100"))
}
