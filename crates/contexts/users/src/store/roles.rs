//! The tables `roles`, `permissions` and `user_roles`.

use std::collections::HashMap;

use database::{Error, Snapshot, Tx, Value, in_list, params};
use primitives::UserId;

use crate::{Role, RoleMatrix};

pub(crate) fn of(snapshot: &mut Snapshot, user_id: UserId) -> Result<Vec<Role>, Error> {
    let sql = "SELECT role FROM user_roles WHERE user_id = ? ORDER BY role";
    snapshot.query(sql, &params![user_id], |row| row.parse(0))
}

pub(crate) fn of_many(
    snapshot: &mut Snapshot,
    users: &[UserId],
) -> Result<HashMap<UserId, Vec<Role>>, Error> {
    let (list, values) = in_list(users);
    let sql =
        format!("SELECT user_id, role FROM user_roles WHERE user_id IN ({list}) ORDER BY user_id, role");
    let mut roles: HashMap<UserId, Vec<Role>> = HashMap::new();
    for (user, role) in snapshot.query(&sql, &values, |row| Ok((row.get(0)?, row.parse(1)?)))? {
        roles.entry(user).or_default().push(role);
    }
    Ok(roles)
}

pub(crate) fn grant(tx: &mut Tx, user_id: UserId, roles: &[Role]) -> Result<(), Error> {
    for role in roles {
        let columns = ["user_id", "role"];
        tx.insert_if_absent("user_roles", &columns, &columns, &params![user_id, role.as_str()])?;
    }
    Ok(())
}

pub(crate) fn withdraw_all(tx: &mut Tx, user_id: UserId) -> Result<(), Error> {
    tx.execute("DELETE FROM user_roles WHERE user_id = ?", &params![user_id]).map(drop)
}

/// Makes the tables say what `matrix` says, if they do not.
pub(crate) fn mirror(tx: &mut Tx, matrix: &RoleMatrix) -> Result<(), Error> {
    let wanted: Vec<(String, String)> = matrix
        .iter()
        .flat_map(|(role, permissions)| permissions.iter().map(move |p| (role.to_string(), p.clone())))
        .collect();
    let sql = "SELECT role, permission FROM permissions ORDER BY role, permission";
    let mut present = tx.query(sql, &[], |row| Ok((row.get::<String>(0)?, row.get::<String>(1)?)))?;
    for (role, _) in matrix.iter() {
        tx.insert_if_absent("roles", &["name"], &["name"], &params![role.as_str()])?;
    }
    let mut sorted = wanted.clone();
    sorted.sort();
    present.sort();
    if sorted == present {
        return Ok(());
    }
    tx.execute("DELETE FROM permissions", &[])?;
    let rows: Vec<[Value; 2]> = wanted.into_iter().map(|(role, p)| params![role, p]).collect();
    tx.insert_many("permissions", "role, permission", &rows).map(drop)
}
