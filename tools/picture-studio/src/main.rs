//! `picture-studio render` takes the pictures, `renditions` makes smaller copies of
//! them, `sheet` a contact sheet of quick looks, `check` verifies catalogue and
//! pictures.

use anyhow::{Context, Result, bail};
use picture_studio::catalogue::{Catalogue, check};
use picture_studio::photograph::{Care, DRAFT, FINAL, Setup};
use picture_studio::shot::{self, Shot};
use picture_studio::{develop, form, rendition};
use std::path::{Path, PathBuf};
use std::sync::Mutex;
use std::sync::atomic::{AtomicUsize, Ordering};

fn main() -> Result<()> {
    let mut args = std::env::args().skip(1);
    let command =
        args.next().context("say `render [name]`, `renditions`, `sheet file.jpg [name…]` or `check`")?;
    let rest: Vec<String> = args.collect();
    match command.as_str() {
        "render" => render(&rest),
        "renditions" => renditions(),
        "sheet" => sheet(&rest),
        "check" => check(),
        other => bail!("the studio does not know `{other}`"),
    }
}

fn home() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

fn catalogue() -> PathBuf {
    home().join("../../crates/processes/demo-shop/catalogue")
}

/// Reports everything wrong with the catalogue.
fn check() -> Result<()> {
    let shots = shot::read(&home().join("shots.json"))?;
    let catalogue = Catalogue::read(&catalogue())?;
    let faults = check::faults(&catalogue, &shots);
    faults.iter().for_each(|fault| eprintln!("{fault}"));
    if !faults.is_empty() {
        bail!("{} faults in the catalogue", faults.len());
    }
    println!("{} products, {} pictures: all in order", catalogue.products.len(), shots.len());
    Ok(())
}

fn wanted(names: &[String]) -> Result<Vec<Shot>> {
    let mut shots = shot::read(&home().join("shots.json"))?;
    if !names.is_empty() {
        shots.retain(|s| names.iter().any(|n| s.file.starts_with(n.as_str()) || s.form == *n));
    }
    Ok(shots)
}

/// Takes all pictures whose file name starts with one of the names.
fn render(names: &[String]) -> Result<()> {
    let out = catalogue().join("pictures");
    std::fs::create_dir_all(&out)?;
    take(&wanted(names)?, FINAL, |shot, rgb, size| develop::save(&out.join(&shot.file), rgb, size, size))
}

/// Makes the smaller copies and placeholders of all pictures.
fn renditions() -> Result<()> {
    let folder = catalogue();
    let all = rendition::make_all(&folder.join("pictures"), &folder.join("renditions"))?;
    let list = serde_json::to_string_pretty(&all)?;
    std::fs::write(folder.join("renditions.json"), list + "\n")?;
    println!("{} pictures have renditions", all.len());
    Ok(())
}

/// Prints quick looks side by side into one file.
fn sheet(args: &[String]) -> Result<()> {
    let (file, names) = args.split_first().context("name the file of the sheet")?;
    let shots = wanted(names)?;
    let few = shots.len() <= 12;
    let (care, columns) = if few { (Care { size: 512, cells: 180, ..DRAFT }, 3) } else { (DRAFT, 6) };
    let rows = shots.len().div_ceil(columns);
    let width = columns * care.size;
    let board = Mutex::new(vec![255_u8; width * rows * care.size * 3]);
    take(&shots, care, |shot, rgb, size| {
        let place = shots.iter().position(|s| s.file == shot.file).context("shot is on the list")?;
        let (x, y) = (place % columns * size, place / columns * size);
        let mut board = board.lock().map_err(|_| anyhow::anyhow!("a worker failed"))?;
        for row in 0..size {
            let at = ((y + row) * width + x) * 3;
            board[at..at + size * 3].copy_from_slice(&rgb[row * size * 3..(row + 1) * size * 3]);
        }
        Ok(())
    })?;
    let board = board.into_inner().map_err(|_| anyhow::anyhow!("a worker failed"))?;
    develop::save(Path::new(file), &board, width, rows * care.size)
}

type Keep<'a> = dyn Fn(&Shot, &[u8], usize) -> Result<()> + Sync + 'a;

/// Works through the list on two threads, one setup at a time each.
fn take(shots: &[Shot], care: Care, keep: impl Fn(&Shot, &[u8], usize) -> Result<()> + Sync) -> Result<()> {
    let groups = by_setup(shots);
    let next = AtomicUsize::new(0);
    let work = || -> Result<()> {
        while let Some(group) = groups.get(next.fetch_add(1, Ordering::Relaxed)) {
            series(group, care, &keep).with_context(|| format!("photograph {}", group[0].file))?;
        }
        Ok(())
    };
    std::thread::scope(|scope| {
        let workers: Vec<_> = (0..2).map(|_| scope.spawn(work)).collect();
        workers.into_iter().try_for_each(|w| w.join().map_err(|_| anyhow::anyhow!("a worker panicked"))?)
    })
}

fn by_setup(shots: &[Shot]) -> Vec<Vec<&Shot>> {
    let mut groups: Vec<(String, Vec<&Shot>)> = Vec::new();
    for shot in shots {
        let key = shot.setup();
        match groups.iter_mut().find(|(k, _)| *k == key) {
            Some((_, group)) => group.push(shot),
            None => groups.push((key, vec![shot])),
        }
    }
    groups.into_iter().map(|(_, group)| group).collect()
}

/// All colours of one thing from one side.
fn series(group: &[&Shot], care: Care, keep: &Keep) -> Result<()> {
    let lead = group[0];
    let model = form::build(&lead.form, lead.mm)?;
    let setup = Setup::new(model, &lead.finishes()?, lead.view()?, care);
    for shot in group {
        keep(shot, &setup.print(&shot.finishes()?, shot.paper()?), care.size)?;
    }
    Ok(())
}
