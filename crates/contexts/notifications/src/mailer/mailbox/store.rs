//! All SQL of the mailbox.

use database::{Error, Row, Snapshot, Tx, Value, in_list, params};
use primitives::MessageId;

use super::Position;
use crate::{Message, Subject};

const COLUMNS: &str = "id, sent_at, template, from_name, from_address, to_address, subject, plain, html";

/// Keeps a mail unless it is there already; tells whether it was new.
pub(super) fn insert(tx: &mut Tx<'_>, message: &Message) -> Result<bool, Error> {
    let columns = [
        "id",
        "sent_at",
        "template",
        "from_name",
        "from_address",
        "to_address",
        "to_key",
        "subject",
        "plain",
        "html",
    ];
    let row = params![
        message.id,
        message.sent_at,
        message.template.name(),
        message.from_name.as_str(),
        &message.from,
        &message.to,
        message.to.normalized(),
        message.subject.as_str(),
        &message.text,
        &message.html,
    ];
    tx.insert_if_absent("messages", &["id"], &columns, &row)
}

/// Mails after a place, the newest first.
pub(super) fn list(
    snapshot: &mut Snapshot<'_>,
    to: Option<String>,
    after: Option<Position>,
    limit: i64,
) -> Result<Vec<Message>, Error> {
    let mut conditions = vec!["1 = 1"];
    let mut values: Vec<Value> = Vec::new();
    if let Some(key) = to {
        conditions.push("to_key = ?");
        values.push(key.into());
    }
    if let Some((sent_at, id)) = after {
        conditions.push("sent_at <= ? AND (sent_at < ? OR id < ?)");
        values.extend(params![sent_at, sent_at, id]);
    }
    values.push(limit.into());
    let sql = format!(
        "SELECT {COLUMNS} FROM messages WHERE {} ORDER BY sent_at DESC, id DESC LIMIT ?",
        conditions.join(" AND ")
    );
    snapshot.query(&sql, &values, message)
}

/// A mail by its id.
pub(super) fn get(snapshot: &mut Snapshot<'_>, id: MessageId) -> Result<Option<Message>, Error> {
    snapshot.query_opt(&format!("SELECT {COLUMNS} FROM messages WHERE id = ?"), &params![id], message)
}

/// How many mails there are.
pub(super) fn count(snapshot: &mut Snapshot<'_>) -> Result<u64, Error> {
    let count = snapshot.query_opt("SELECT COUNT(*) FROM messages", &[], |row| row.get(0))?;
    Ok(count.unwrap_or_default())
}

/// Removes at most `chunk` of the mails that are older than the newest `keep`; returns how many.
pub(super) fn throw_out(tx: &mut Tx<'_>, keep: u32, chunk: u32) -> Result<u64, Error> {
    let sql = "SELECT id FROM messages ORDER BY sent_at DESC, id DESC LIMIT ? OFFSET ?";
    let ids = tx.query(sql, &params![chunk, keep], |row| row.get::<MessageId>(0))?;
    let (list, ids) = in_list(&ids);
    tx.execute(&format!("DELETE FROM messages WHERE id IN ({list})"), &ids)
}

fn message(row: &Row<'_>) -> Result<Message, Error> {
    let subject: String = row.get(6)?;
    Ok(Message {
        id: row.get(0)?,
        sent_at: row.get(1)?,
        template: row.parse(2)?,
        from_name: row.parse(3)?,
        from: row.parse(4)?,
        to: row.parse(5)?,
        subject: Subject::new(&subject),
        text: row.get(7)?,
        html: row.get(8)?,
    })
}
