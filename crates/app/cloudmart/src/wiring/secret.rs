//! The store's own secret, from which access tokens of guests' orders are derived: made once, readable by its owner only.

use std::{
    fs::{self, File},
    io::{self, ErrorKind, Write},
    path::Path,
};

use anyhow::{Context, Result, ensure};
use tempfile::NamedTempFile;

const FILE: &str = "secret.key";

/// The secret in `folder`; made if there is none.
pub(super) fn of_store(folder: &Path) -> Result<Vec<u8>> {
    let path = folder.join(FILE);
    let about = || path.display().to_string();
    if !path.try_exists().with_context(about)? {
        make(folder, &path).with_context(about)?;
    }
    let secret = fs::read(&path).with_context(about)?;
    ensure!(secret.len() >= 32, "{} is too short for a secret; restore it from a backup", about());
    Ok(secret)
}

/// Whoever dies here leaves no half secret behind: it is written beside its place and moved there. The first one stays.
fn make(folder: &Path, path: &Path) -> io::Result<()> {
    // Only its owner may read a file made so.
    let mut beside = NamedTempFile::with_prefix_in(FILE, folder)?;
    beside.write_all(primitives::random_token().as_bytes())?;
    beside.as_file().sync_all()?;
    match beside.persist_noclobber(path) {
        Err(error) if error.error.kind() != ErrorKind::AlreadyExists => Err(error.error),
        // The name has to survive a power failure too.
        _ => File::open(folder)?.sync_all(),
    }
}

#[cfg(test)]
mod tests {
    use std::{os::unix::fs::PermissionsExt, thread};

    use super::*;

    #[test]
    fn the_secret_is_made_once_for_its_owner_only() {
        let folder = tempfile::tempdir().unwrap();
        let secret = of_store(folder.path()).unwrap();
        assert_eq!(of_store(folder.path()).unwrap(), secret);
        let mode = fs::metadata(folder.path().join(FILE)).unwrap().permissions().mode();
        assert_eq!(mode & 0o777, 0o600);
        assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 1, "nothing is left beside it");
    }

    #[test]
    fn nobody_sees_half_a_secret_while_it_is_made() {
        for _ in 0..20 {
            let folder = tempfile::tempdir().unwrap();
            let secrets: Vec<_> = thread::scope(|scope| {
                let readers: Vec<_> = (0..8).map(|_| scope.spawn(|| of_store(folder.path()))).collect();
                readers.into_iter().map(|reader| reader.join().unwrap().unwrap()).collect()
            });
            assert!(secrets.iter().all(|secret| *secret == secrets[0]));
        }
    }

    #[test]
    fn a_short_secret_is_refused() {
        let folder = tempfile::tempdir().unwrap();
        fs::write(folder.path().join(FILE), "short").unwrap();
        let refused = of_store(folder.path()).unwrap_err().to_string();
        assert!(refused.contains("too short"), "{refused}");
    }
}
