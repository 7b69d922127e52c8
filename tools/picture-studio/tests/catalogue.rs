//! The catalogue in the repository keeps its promises, and the studio can make
//! everything on the shot list.

use picture_studio::catalogue::{Catalogue, check};
use picture_studio::shot::{self, Shot};
use picture_studio::{form, photograph};
use std::path::{Path, PathBuf};

fn home() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

fn shots() -> Vec<Shot> {
    shot::read(&home().join("shots.json")).unwrap()
}

fn catalogue() -> Catalogue {
    Catalogue::read(&home().join("../../crates/processes/demo-shop/catalogue")).unwrap()
}

#[test]
fn the_catalogue_has_no_faults() {
    assert_eq!(check::faults(&catalogue(), &shots()), Vec::<String>::new());
}

#[test]
fn a_spoilt_catalogue_is_found_out() {
    let mut spoilt = catalogue();
    let (first, second) = (spoilt.products[0].variants[0].sku.clone(), &mut spoilt.products[1]);
    second.variants[0].sku = first.clone();
    second.variants[0].options.insert("Colour".into(), "Invisible".into());
    second.media[0].file = "never-taken.jpg".into();
    second.category = "attic".into();
    let derived = spoilt.derived.values_mut().next().unwrap();
    derived.renditions[0].width = 11;
    derived.placeholder.push_str(&"A".repeat(200));
    spoilt.derived.pop_last();
    spoilt.pictures = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let faults = check::faults(&spoilt, &shots()).join("\n");
    for expected in [
        format!("SKU {first} is used twice"),
        "does not match the options".into(),
        "never-taken.jpg is not both".into(),
        "unknown shelf".into(),
        "cannot be read".into(),
        "is not a WebP of 11".into(),
        "has not all renditions".into(),
        "too long a placeholder".into(),
        "has changed since its renditions were made".into(),
        "is not both a picture and in renditions.json".into(),
        "is no rendition of any picture".into(),
    ] {
        assert!(faults.contains(&expected), "{expected} is missing");
    }
}

#[test]
fn every_shot_has_a_form_finishes_and_paper_and_its_pieces_wear_one() {
    for shot in shots() {
        let finishes = shot.finishes().unwrap();
        shot.paper().unwrap();
        shot.view().unwrap();
        let model = form::build(&shot.form, shot.mm).unwrap();
        assert!(model.parts.iter().all(|p| p.slot < finishes.len()), "{} has a bare piece", shot.file);
    }
}

#[test]
fn the_same_shot_gives_the_same_picture_twice() {
    let shot = &shots()[0];
    let care = photograph::Care { size: 48, lamp_rays: 2, room_rays: 2, cells: 32 };
    let take = || {
        let finishes = shot.finishes().unwrap();
        let model = form::build(&shot.form, shot.mm).unwrap();
        photograph::Setup::new(model, &finishes, shot.view().unwrap(), care)
            .print(&finishes, shot.paper().unwrap())
    };
    assert_eq!(take(), take());
}
