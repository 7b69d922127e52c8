//! The store's own secret, from which access tokens of guests' orders are derived: the one of the settings, or one that is
//! made once in the data folder, readable by its owner only.

mod agreement;

use std::{
    fs::{self, File},
    io::{self, ErrorKind, Write},
    path::Path,
};

use anyhow::{Context, Result, ensure};
use tempfile::NamedTempFile;

pub use self::agreement::{Agreement, accept, agree, agreement};
use crate::settings::Settings;

const FILE: &str = "secret.key";

/// How many bytes a secret has at least.
const SHORTEST: usize = 32;

/// The secret of the settings, or of the data folder; made if there is none.
///
/// # Errors
/// When it is too short, or the folder cannot be read or written.
pub fn of_store(settings: &Settings) -> Result<Vec<u8>> {
    match settings.auth.secret.as_bytes() {
        [] => of_folder(settings.data_dir()),
        given => {
            ensure!(
                given.len() >= SHORTEST,
                "auth.secret is too short: give it {SHORTEST} characters or more"
            );
            Ok(given.to_vec())
        }
    }
}

/// The secret that the store would use, if it has one already.
///
/// # Errors
/// When there is one that cannot be used.
pub fn existing(settings: &Settings) -> Result<Option<Vec<u8>>> {
    let is_there = !settings.auth.secret.is_empty() || settings.data_dir().join(FILE).try_exists()?;
    is_there.then(|| of_store(settings)).transpose()
}

fn of_folder(folder: &Path) -> Result<Vec<u8>> {
    let path = folder.join(FILE);
    let about = || path.display().to_string();
    if !path.try_exists().with_context(about)? {
        make(folder, &path).with_context(about)?;
    }
    let secret = fs::read(&path).with_context(about)?;
    ensure!(secret.len() >= SHORTEST, "{} is too short for a secret; restore it from a backup", about());
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
    use crate::settings::{Overrides, load};

    #[test]
    fn the_secret_is_made_once_for_its_owner_only() {
        let folder = tempfile::tempdir().unwrap();
        let secret = of_folder(folder.path()).unwrap();
        assert_eq!(of_folder(folder.path()).unwrap(), secret);
        let mode = fs::metadata(folder.path().join(FILE)).unwrap().permissions().mode();
        assert_eq!(mode & 0o777, 0o600);
        assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 1, "nothing is left beside it");
    }

    #[test]
    fn nobody_sees_half_a_secret_while_it_is_made() {
        for _ in 0..20 {
            let folder = tempfile::tempdir().unwrap();
            let secrets: Vec<_> = thread::scope(|scope| {
                let readers: Vec<_> = (0..8).map(|_| scope.spawn(|| of_folder(folder.path()))).collect();
                readers.into_iter().map(|reader| reader.join().unwrap().unwrap()).collect()
            });
            assert!(secrets.iter().all(|secret| *secret == secrets[0]));
        }
    }

    #[test]
    fn the_secret_of_the_settings_comes_first_and_nothing_is_made() {
        let folder = tempfile::tempdir().unwrap();
        let overrides = Overrides {
            values: vec![("data_dir", folder.path().display().to_string())],
            ..Overrides::default()
        };
        let mut settings = load(&overrides, std::iter::empty()).unwrap().settings;
        assert_eq!(existing(&settings).unwrap(), None);
        settings.auth.secret = "0123456789abcdef0123456789abcdef".to_owned();
        assert_eq!(of_store(&settings).unwrap(), settings.auth.secret.as_bytes());
        assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 0);
        settings.auth.secret.pop();
        assert!(existing(&settings).unwrap_err().to_string().contains("auth.secret"));
    }

    #[test]
    fn a_short_secret_is_refused() {
        let folder = tempfile::tempdir().unwrap();
        fs::write(folder.path().join(FILE), "short").unwrap();
        let refused = of_folder(folder.path()).unwrap_err().to_string();
        assert!(refused.contains("too short"), "{refused}");
    }
}
