//! The table `users`.

use database::{Error, Row, Snapshot, Tx, params};
use primitives::{Email, Line, Phone, Timestamp, UserId};

use super::{optional, roles};
use crate::{User, fingerprint::fingerprint};

/// What signing in needs to know of an account.
pub(crate) struct Credentials {
    pub user_id: UserId,
    pub password_hash: String,
}

const COLUMNS: &str =
    "id, email, first_name, last_name, phone, email_verified_at, version, created_at, updated_at";

/// The form of an address by which accounts are told apart.
pub(crate) fn email_key(email: &Email) -> String {
    fingerprint(&email.normalized())
}

pub(crate) fn insert(tx: &mut Tx, user: &User, password_hash: &str) -> Result<(), Error> {
    let sql = "INSERT INTO users (id, email_key, email, password_hash, first_name, last_name, phone, status, \
               email_verified_at, version, created_at, updated_at) VALUES (?, ?, ?, ?, ?, ?, ?, 'active', ?, ?, ?, ?)";
    let values = params![
        user.id,
        email_key(&user.email),
        &user.email,
        password_hash,
        user.first_name.as_ref().map(Line::as_str),
        user.last_name.as_ref().map(Line::as_str),
        user.phone.as_ref(),
        user.email_verified_at,
        user.version,
        user.created_at,
        user.updated_at,
    ];
    tx.execute(sql, &values)?;
    roles::grant(tx, user.id, &user.roles)
}

/// The account with its roles, unless it is deleted.
pub(crate) fn find(snapshot: &mut Snapshot, id: UserId) -> Result<Option<User>, Error> {
    let sql = format!("SELECT {COLUMNS} FROM users WHERE id = ? AND status = 'active'");
    let found = snapshot.query_opt(&sql, &params![id], user)?;
    found.map(|user| Ok(User { roles: roles::of(snapshot, id)?, ..user })).transpose()
}

/// Accounts with their roles, in the order of their ids.
pub(crate) fn after(snapshot: &mut Snapshot, after: Option<UserId>, limit: u32) -> Result<Vec<User>, Error> {
    let mut sql = format!("SELECT {COLUMNS} FROM users WHERE status = 'active'");
    let mut values = Vec::new();
    if let Some(after) = after {
        sql += " AND id > ?";
        values.push(after.into());
    }
    sql += " ORDER BY id LIMIT ?";
    values.push(limit.into());
    let mut users = snapshot.query(&sql, &values, user)?;
    let ids: Vec<UserId> = users.iter().map(|user| user.id).collect();
    let mut roles = roles::of_many(snapshot, &ids)?;
    users.iter_mut().for_each(|user| user.roles = roles.remove(&user.id).unwrap_or_default());
    Ok(users)
}

pub(crate) fn credentials(snapshot: &mut Snapshot, email_key: &str) -> Result<Option<Credentials>, Error> {
    let sql = "SELECT id, password_hash FROM users WHERE email_key = ? AND status = 'active'";
    snapshot.query_opt(sql, &params![email_key], credentials_of)
}

pub(crate) fn credentials_by_id(snapshot: &mut Snapshot, id: UserId) -> Result<Option<Credentials>, Error> {
    let sql = "SELECT id, password_hash FROM users WHERE id = ? AND status = 'active'";
    snapshot.query_opt(sql, &params![id], credentials_of)
}

fn credentials_of(row: &Row<'_>) -> Result<Credentials, Error> {
    Ok(Credentials { user_id: row.get(0)?, password_hash: row.get(1)? })
}

/// Writes what its owner may change.
pub(crate) fn update(tx: &mut Tx, user: &User) -> Result<(), Error> {
    let sql =
        "UPDATE users SET first_name = ?, last_name = ?, phone = ?, version = ?, updated_at = ? WHERE id = ?";
    let values = params![
        user.first_name.as_ref().map(Line::as_str),
        user.last_name.as_ref().map(Line::as_str),
        user.phone.as_ref(),
        user.version,
        user.updated_at,
        user.id,
    ];
    tx.execute(sql, &values).map(drop)
}

/// Replaces the password, if its hash is still `old`; tells whether it was.
pub(crate) fn replace_password(
    tx: &mut Tx,
    id: UserId,
    old: &str,
    new: &str,
    now: Timestamp,
) -> Result<bool, Error> {
    let sql = "UPDATE users SET password_hash = ?, version = version + 1, updated_at = ? \
               WHERE id = ? AND status = 'active' AND password_hash = ?";
    Ok(tx.execute(sql, &params![new, now, id, old])? == 1)
}

/// Sets the password of an account whose owner has just read mail to its address; tells whether there is one.
pub(crate) fn reset_password(tx: &mut Tx, id: UserId, new: &str, now: Timestamp) -> Result<bool, Error> {
    let sql = "UPDATE users SET password_hash = ?, email_verified_at = COALESCE(email_verified_at, ?), \
               version = version + 1, updated_at = ? WHERE id = ? AND status = 'active'";
    Ok(tx.execute(sql, &params![new, now, now, id])? == 1)
}

/// Overwrites everything that says who it was; tells whether there was such an account. The row stays, so that what
/// refers to it stays valid.
pub(crate) fn anonymise(tx: &mut Tx, id: UserId, email: &Email, now: Timestamp) -> Result<bool, Error> {
    let sql = "UPDATE users SET email_key = ?, email = ?, password_hash = '', first_name = NULL, last_name = NULL, \
               phone = NULL, email_verified_at = NULL, status = 'deleted', version = version + 1, updated_at = ? \
               WHERE id = ? AND status = 'active'";
    Ok(tx.execute(sql, &params![email_key(email), email, now, id])? == 1)
}

fn user(row: &Row<'_>) -> Result<User, Error> {
    Ok(User {
        id: row.get(0)?,
        email: row.parse::<Email>(1)?,
        first_name: optional(row, 2)?,
        last_name: optional(row, 3)?,
        phone: optional::<Phone>(row, 4)?,
        roles: Vec::new(),
        email_verified_at: row.get(5)?,
        version: row.get(6)?,
        created_at: row.get(7)?,
        updated_at: row.get(8)?,
    })
}
