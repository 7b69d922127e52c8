//! The data folder and the disk below it.

use std::path::{Path, PathBuf};

use super::Finding;
use crate::settings::Settings;

/// Below this, the next busy hour may fill the disk.
const LITTLE: u64 = 1 << 30;
/// Below this, the log of the database finds no room.
const TOO_LITTLE: u64 = 200 << 20;

pub(super) fn examine(settings: &Settings) -> Vec<Finding> {
    // What is not there yet is made in the nearest folder that is.
    let nearest = settings.data_dir().ancestors().find(|folder| folder.is_dir());
    let nearest = nearest.map_or_else(|| PathBuf::from("."), Path::to_path_buf);
    vec![writable(settings.data_dir(), &nearest), disk(&nearest)]
}

fn writable(folder: &Path, nearest: &Path) -> Finding {
    const CHECK: &str = "data folder";
    let shown = folder.display();
    if folder.exists() && !folder.is_dir() {
        return Finding::wrong(CHECK, format!("{shown} is no folder"), "name a folder with --data-dir");
    }
    // Nothing is left of a file without a name.
    match tempfile::tempfile_in(nearest) {
        Ok(_) if folder.is_dir() => Finding::fine(CHECK, format!("{shown} can be written to")),
        Ok(_) => Finding::fine(CHECK, format!("{shown} is not there yet and can be made")),
        Err(error) => {
            let advice = format!("give the user of the store the right to write to {}", nearest.display());
            Finding::wrong(CHECK, format!("{shown}: {error}"), advice)
        }
    }
}

fn disk(folder: &Path) -> Finding {
    const CHECK: &str = "free disk";
    let free = match rustix::fs::statvfs(folder) {
        Ok(disk) => disk.f_bavail.saturating_mul(disk.f_frsize),
        Err(error) => return Finding::doubtful(CHECK, error.to_string(), "look at the disk yourself"),
    };
    let seen = format!("{} MiB are free", free >> 20);
    match free {
        ..TOO_LITTLE => Finding::wrong(CHECK, seen, "make room: below 200 MiB the store cannot write safely"),
        TOO_LITTLE..LITTLE => Finding::doubtful(CHECK, seen, "make room before it is full"),
        _ => Finding::fine(CHECK, seen),
    }
}
