//! Where the servers' programs are: on the search path, or where Debian hides them.

use std::{
    env,
    ffi::OsString,
    path::{Path, PathBuf},
};

use crate::Error;

/// Debian keeps server programs off the path of ordinary users, and PostgreSQL's off everybody's.
const HIDDEN: [&str; 3] = ["/usr/lib/postgresql/15/bin", "/usr/sbin", "/usr/local/sbin"];

/// The folders looked at, as a search path.
pub fn search_path() -> OsString {
    let hidden = HIDDEN.iter().map(PathBuf::from);
    let path = env::var_os("PATH").unwrap_or_default();
    // HIDDEN has no colon, which is all that could fail.
    env::join_paths(hidden.chain(env::split_paths(&path))).unwrap_or(path)
}

/// The full path of a program, or which package has it.
pub fn find(program: &'static str, package: &'static str) -> Result<PathBuf, Error> {
    let found =
        env::split_paths(&search_path()).map(|folder| folder.join(program)).find(|path| is_file(path));
    found.ok_or(Error::Missing { program, package })
}

fn is_file(path: &Path) -> bool {
    path.metadata().is_ok_and(|found| found.is_file())
}
