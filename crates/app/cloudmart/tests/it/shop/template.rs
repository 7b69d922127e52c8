//! A folder with the demo shop in it, made once for a build of the binary and copied for every test.

use std::{
    fs, io,
    path::{Path, PathBuf},
    time::UNIX_EPOCH,
};

use tokio::sync::OnceCell;

use super::{
    are_files,
    databases::{Databases, Originals},
    environment, process,
    process::Process,
    wait_until,
};

const NAME: &str = "demo-shop-";

/// What a shop begins with.
struct Template {
    folder: PathBuf,
    originals: Originals,
}

/// Fills `folder` with the demo shop; its databases, if they are not in there.
pub async fn copy_into(folder: &Path) -> Databases {
    static TEMPLATE: OnceCell<Template> = OnceCell::const_new();
    let template = TEMPLATE.get_or_init(template).await;
    copy(&template.folder.join("data"), &folder.join("data")).unwrap();
    template.originals.copy()
}

async fn template() -> Template {
    let home = Path::new(env!("CARGO_TARGET_TMPDIR"));
    let built = fs::metadata(env!("CARGO_BIN_EXE_cloudmart")).unwrap().modified().unwrap();
    let stamp = built.duration_since(UNIX_EPOCH).unwrap().as_nanos();
    // What is on a server ends with the server: such a folder is for this run only.
    let run = if are_files() { String::new() } else { format!("-{}", std::process::id()) };
    let folder = home.join(format!("{NAME}{stamp}{run}"));
    let mut databases = Databases::default();
    if !folder.exists() {
        forget_older(home, &format!("{NAME}{stamp}"));
        let fresh = tempfile::tempdir_in(home).unwrap();
        databases = make(fresh.path()).await;
        // Another run of the tests may have been faster; its folder is as good.
        let _ = fs::rename(fresh.path(), &folder);
    }
    Template { folder, originals: databases.into_originals() }
}

/// Those of other builds, and of runs that are over.
fn forget_older(home: &Path, ours: &str) {
    let found = fs::read_dir(home).unwrap().map(|entry| entry.unwrap());
    let older = found.filter(|entry| {
        let name = entry.file_name();
        let name = name.to_string_lossy();
        let run = name.strip_prefix(ours).map(|rest| rest.trim_start_matches('-'));
        let is_used = run.is_some_and(|run| run.is_empty() || Path::new("/proc").join(run).exists());
        name.starts_with(NAME) && !is_used
    });
    older.for_each(|entry| drop(fs::remove_dir_all(entry.path())));
}

/// Starts a shop that seeds itself, waits until its search index is complete, and stops it.
async fn make(folder: &Path) -> Databases {
    let (port, databases) = (test_kit::free_port(), Databases::empty());
    let mut shop = Process::start(folder, port, &environment(&databases, &[]), &[]);
    let address = format!("http://127.0.0.1:{port}/api/v1/products?q=mug");
    wait_until("the demo shop can be searched", async || {
        let Ok(answer) = reqwest::get(&address).await else { return false };
        if answer.status() == 503 {
            assert!(answer.headers().contains_key("retry-after"), "it says that it cannot yet");
            return false;
        }
        let page: serde_json::Value = answer.json().await.unwrap();
        assert_ne!(page["items"], serde_json::json!([]), "nobody is told that there is nothing");
        true
    })
    .await;
    shop.ask_to_stop();
    wait_until("the demo shop has stopped", async || shop.ended().is_some()).await;
    assert_eq!(shop.ended(), Some(0));
    fs::remove_file(process::log_file(folder)).unwrap();
    databases
}

fn copy(from: &Path, to: &Path) -> io::Result<()> {
    fs::create_dir_all(to)?;
    for entry in fs::read_dir(from)? {
        let (entry, target) = entry.map(|entry| (entry.path(), to.join(entry.file_name())))?;
        if entry.is_dir() {
            copy(&entry, &target)?;
        } else if entry.components().any(|part| part.as_os_str() == "media") {
            // Pictures never change once they are there.
            fs::hard_link(&entry, &target)?;
        } else {
            fs::copy(&entry, &target)?;
        }
    }
    Ok(())
}
