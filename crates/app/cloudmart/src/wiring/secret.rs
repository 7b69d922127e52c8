//! The store's own secret, from which access tokens of guests' orders are derived: made once, readable by its owner only.

use std::{
    fs,
    io::{ErrorKind, Write},
    os::unix::fs::OpenOptionsExt,
    path::Path,
};

use anyhow::{Context, Result, ensure};

const FILE: &str = "secret.key";

/// The secret in `folder`; made if there is none.
pub(super) fn of_store(folder: &Path) -> Result<Vec<u8>> {
    let path = folder.join(FILE);
    match fs::OpenOptions::new().write(true).create_new(true).mode(0o600).open(&path) {
        Ok(mut file) => {
            let secret = primitives::random_token();
            file.write_all(secret.as_bytes())
                .and_then(|()| file.sync_all())
                .with_context(|| path.display().to_string())?;
            Ok(secret.into_bytes())
        }
        Err(error) if error.kind() == ErrorKind::AlreadyExists => {
            let secret = fs::read(&path).with_context(|| path.display().to_string())?;
            ensure!(
                secret.len() >= 32,
                "{} is too short for a secret; restore it from a backup",
                path.display()
            );
            Ok(secret)
        }
        Err(error) => Err(error).with_context(|| path.display().to_string()),
    }
}
