//! All SQL of the requests.

use database::{Error, Row, Snapshot, Tx, Value, params};
use primitives::{Limit, SupportRequestId, Timestamp};

use crate::{Filter, NewRequest, RequestStatus, SupportRequest, service::Found};

const COLUMNS: &str =
    "id, kind, status, user_id, name, email, subject, message, order_number, version, created_at, updated_at";

/// Writes a new request.
pub(crate) fn insert(tx: &mut Tx, request: &SupportRequest) -> Result<(), Error> {
    let SupportRequest { id, status, asked, user_id, created_at, updated_at, version } = request;
    let row = params![
        *id,
        asked.kind.as_str(),
        status.as_str(),
        *user_id,
        asked.name.as_str(),
        asked.email.to_string(),
        asked.subject.as_str(),
        asked.message.as_str(),
        asked.order_number.as_ref().map(|number| number.as_str().to_owned()),
        *version,
        *created_at,
        *updated_at
    ];
    tx.insert_many("support_requests", COLUMNS, &[row]).map(drop)
}

/// The request with this id.
pub(crate) fn by_id(s: &mut Snapshot, id: SupportRequestId) -> Result<Option<SupportRequest>, Error> {
    s.query_opt(&format!("SELECT {COLUMNS} FROM support_requests WHERE id = ?"), &params![id], read)
}

/// Says how far a request is.
pub(crate) fn set_status(
    tx: &mut Tx,
    id: SupportRequestId,
    status: RequestStatus,
    now: Timestamp,
) -> Result<(), Error> {
    let sql = "UPDATE support_requests SET status = ?, updated_at = ?, version = version + 1 WHERE id = ?";
    tx.execute(sql, &params![status.as_str(), now, id]).map(drop)
}

/// Requests, the newest first; those of one status are a range of its index.
pub(crate) fn list(
    s: &mut Snapshot,
    filter: Filter,
    limit: Limit,
    after: Option<SupportRequestId>,
) -> Result<Found, Error> {
    let mut sql = format!("SELECT {COLUMNS} FROM support_requests WHERE 1 = 1");
    let mut values: Vec<Value> = Vec::new();
    if let Some(status) = filter.status {
        sql += " AND status = ?";
        values.push(status.as_str().into());
    }
    if let Some(kind) = filter.kind {
        sql += " AND kind = ?";
        values.push(kind.as_str().into());
    }
    if let Some(id) = after {
        sql += " AND id < ?";
        values.push(id.into());
    }
    sql += " ORDER BY id DESC LIMIT ?";
    values.push(limit.probe().into());
    let mut found = s.query(&sql, &values, read)?;
    let goes_on = found.len() > limit.get() as usize;
    found.truncate(limit.get() as usize);
    let next = if goes_on { found.last().map(|request| request.id) } else { None };
    Ok((found, next))
}

fn read(row: &Row<'_>) -> Result<SupportRequest, Error> {
    let order_number = match row.get::<Option<String>>(8)? {
        Some(_) => Some(row.parse(8)?),
        None => None,
    };
    let asked = NewRequest {
        kind: row.parse(1)?,
        name: row.parse(4)?,
        email: row.parse(5)?,
        subject: row.parse(6)?,
        message: row.parse(7)?,
        order_number,
    };
    Ok(SupportRequest {
        id: row.get(0)?,
        status: row.parse(2)?,
        asked,
        user_id: row.get(3)?,
        version: row.get(9)?,
        created_at: row.get(10)?,
        updated_at: row.get(11)?,
    })
}
