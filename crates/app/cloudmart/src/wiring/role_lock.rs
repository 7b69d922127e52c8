//! What only one process of an embedded store does. Who does it holds a lock on a file beside the database, of which the
//! system lets go when the process ends, however it ends: whoever gets the lock knows that nobody before it lives.

use std::{
    fs::{File, TryLockError},
    io,
    path::Path,
};

use crate::roles::Role;

/// A role that is this process's own as long as this is kept.
pub struct RoleLock {
    _file: File,
}

impl RoleLock {
    /// Takes the role at this database; `None` when another process has it.
    ///
    /// # Errors
    /// When the file cannot be made or locked.
    pub fn take(database: &Path, role: Role) -> io::Result<Option<Self>> {
        // One database may be reached by several names.
        let mut place = database.canonicalize()?.into_os_string();
        place.push(format!(".{role}.lock"));
        let file = File::options().create(true).truncate(false).write(true).open(place)?;
        match file.try_lock() {
            Ok(()) => Ok(Some(Self { _file: file })),
            Err(TryLockError::WouldBlock) => Ok(None),
            Err(TryLockError::Error(error)) => Err(error),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_role_is_one_holders_until_it_lets_go_and_roles_do_not_hinder_each_other() {
        let folder = tempfile::tempdir().unwrap();
        let database = folder.path().join("shop.db");
        File::create(&database).unwrap();
        let other_name = folder.path().join("link.db");
        std::os::unix::fs::symlink(&database, &other_name).unwrap();
        let worker = RoleLock::take(&database, Role::Worker).unwrap().unwrap();
        assert!(RoleLock::take(&other_name, Role::Worker).unwrap().is_none());
        assert!(RoleLock::take(&database, Role::Scheduler).unwrap().is_some());
        drop(worker);
        assert!(RoleLock::take(&other_name, Role::Worker).unwrap().is_some());
    }
}
