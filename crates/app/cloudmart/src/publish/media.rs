//! The pictures. Their names contain the hash of their content: one that is there is the right one.

use std::{fs, path::Path};

use anyhow::Result;

use super::target::Target;

pub(super) fn copy(folder: &Path, target: &mut Target) -> Result<()> {
    let mut folders = vec![folder.to_path_buf()];
    while let Some(next) = folders.pop() {
        if !next.is_dir() {
            continue;
        }
        for entry in fs::read_dir(&next)? {
            let path = entry?.path();
            if path.is_dir() {
                folders.push(path);
            } else {
                let name = path.strip_prefix(folder)?.to_string_lossy().into_owned();
                target.copy(&format!("media/{name}"), &path)?;
            }
        }
    }
    Ok(())
}
