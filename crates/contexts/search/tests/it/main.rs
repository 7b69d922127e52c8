//! The index through its public face.
#![expect(clippy::unwrap_used, reason = "a test may fail where it stands")]

use primitives::ProductId;
use search::{Search, SearchError, SearchText};
use tempfile::TempDir;
use test_kit::wait_for;

async fn shop(products: &[(&str, &str, &str)]) -> (Search, Vec<ProductId>, TempDir) {
    let folder = tempfile::tempdir().unwrap();
    let search = Search::open(folder.path()).unwrap();
    let ids: Vec<ProductId> = products.iter().map(|_| ProductId::new()).collect();
    let texts = products.iter().map(|(title, keywords, description)| SearchText {
        title: (*title).to_owned(),
        keywords: (*keywords).to_owned(),
        description: (*description).to_owned(),
    });
    search.put(ids.iter().copied().zip(texts).collect()).await.unwrap();
    search.finish().await.unwrap();
    (search, ids, folder)
}

const PRODUCTS: &[(&str, &str, &str)] = &[
    ("Aster Mug", "cups stoneware", "A mug for every morning"),
    ("Fjord Bowl", "plates stoneware", "Deep enough for ramen, and next to any mug"),
    ("Café Lamp", "lighting", "Warm light for reading"),
];

#[tokio::test]
async fn titles_count_more_than_descriptions() {
    let (search, ids, _folder) = shop(PRODUCTS).await;
    assert_eq!(search.find("mug", 10).unwrap(), [ids[0], ids[1]]);
}

#[tokio::test]
async fn beginnings_stems_accents_and_typing_errors_are_understood() {
    let (search, ids, _folder) = shop(PRODUCTS).await;
    for (text, product) in
        [("stonew bowl", 1), ("mugs aster", 0), ("cafe", 2), ("CAFÉ lamp", 2), ("fjrod", 1), ("ligth", 2)]
    {
        assert_eq!(search.find(text, 10).unwrap().first(), Some(&ids[product]), "{text}");
    }
}

#[tokio::test]
async fn every_word_has_to_be_found() {
    let (search, _, _folder) = shop(PRODUCTS).await;
    for text in ["mug lamp", "", "  ", "!!", "\u{0}", "\"' OR title:*", "zzzzzz"] {
        assert!(search.find(text, 10).unwrap().is_empty(), "{text:?}");
    }
}

#[tokio::test]
async fn a_changed_product_is_found_by_its_new_words_only_and_a_removed_one_not_at_all() {
    let (search, ids, folder) = shop(PRODUCTS).await;
    search
        .put(vec![(ids[0], SearchText { title: "Nova Cup".to_owned(), ..SearchText::default() })])
        .await
        .unwrap();
    search.remove(vec![ids[2]]).await.unwrap();
    assert!(search.find("aster", 10).unwrap().is_empty());
    assert_eq!(search.find("nova", 10).unwrap(), [ids[0]]);
    assert!(search.find("lamp", 10).unwrap().is_empty());
    assert_eq!(search.count(), 2);
    drop(search);
    let again = reopen(folder.path()).await;
    assert_eq!(again.find("nova", 10).unwrap(), [ids[0]]);
}

/// The indexer's thread lets go of the folder a moment after the last handle is gone.
async fn reopen(folder: &std::path::Path) -> Search {
    wait_for("the folder is free", async || Search::open(folder).ok()).await
}

#[tokio::test]
async fn an_index_is_complete_from_the_finish_on_until_it_is_cleared() {
    let (search, ids, folder) = shop(PRODUCTS).await;
    search.remove(vec![ids[2]]).await.unwrap();
    assert!(search.is_complete().unwrap());
    drop(search);
    let search = reopen(folder.path()).await;
    search.put(vec![(ids[2], SearchText::default())]).await.unwrap();
    assert!(search.is_complete().unwrap());
    search.clear().await.unwrap();
    assert_eq!((search.count(), search.is_complete().unwrap()), (0, false));
    search.put(vec![(ids[0], SearchText::default())]).await.unwrap();
    assert!(!search.is_complete().unwrap());
}

#[tokio::test]
async fn nobody_is_told_that_there_is_nothing_while_the_index_is_made() {
    let (search, ids, folder) = shop(PRODUCTS).await;
    let reader = Search::open_to_read(folder.path()).unwrap();
    assert_eq!(reader.find("bowl", 10).unwrap(), [ids[1]]);
    search.clear().await.unwrap();
    search
        .put(vec![(ids[1], SearchText { title: "Fjord Bowl".to_owned(), ..SearchText::default() })])
        .await
        .unwrap();
    for either in [&search, &reader] {
        assert!(matches!(either.find("bowl", 10), Err(SearchError::Making)));
        assert!(matches!(either.find("lamp", 10), Err(SearchError::Making)));
    }
    search.finish().await.unwrap();
    for either in [&search, &reader] {
        assert_eq!(either.find("bowl", 10).unwrap(), [ids[1]]);
        assert!(either.find("lamp", 10).unwrap().is_empty());
    }
}

#[tokio::test]
async fn one_process_keeps_the_index_and_others_read_it() {
    let (search, ids, folder) = shop(PRODUCTS).await;
    assert!(matches!(Search::open(folder.path()), Err(SearchError::InUse)));
    let reader = Search::open_to_read(folder.path()).unwrap();
    assert_eq!(reader.find("fjord", 10).unwrap(), [ids[1]]);
    assert!(matches!(reader.remove(vec![ids[1]]).await, Err(SearchError::ReadOnly)));
    search.remove(vec![ids[1]]).await.unwrap();
    assert!(reader.find("fjord", 10).unwrap().is_empty());
}

#[tokio::test]
async fn what_is_still_typed_is_completed_by_words_of_titles_that_find_something() {
    let (search, ids, _folder) = shop(&[
        ("Aster Mug", "stoneware", "A mug"),
        ("Aster Bowl", "stoneware", "A bowl"),
        ("Asphalt Lamp", "aster", "A lamp"),
        ("Café Lantern", "", ""),
    ])
    .await;
    let questions = |text: &str| search.complete(text, 5, 5).unwrap().questions;
    assert_eq!(questions("as"), ["aster", "asphalt"]);
    assert_eq!(questions("ASTER "), ["aster"]);
    assert_eq!(questions("aster b"), ["aster bowl"]);
    assert_eq!(questions("aster l"), Vec::<String>::new());
    assert_eq!(questions("lanten"), ["lantern"], "a typing error is forgiven");
    assert_eq!(questions("cafe l"), ["cafe lantern"]);
    assert_eq!(questions("astre b"), ["astre bowl"], "the error stays, as search forgives it");
    for nothing in ["", "  ", "?!", "zz"] {
        assert_eq!(search.complete(nothing, 5, 5).unwrap(), search::Completion::default(), "{nothing:?}");
    }
    let products = |text: &str| search.complete(text, 5, 2).unwrap().products;
    assert_eq!(products("aster m"), [ids[0]]);
    assert_eq!(products("lantren"), [ids[3]]);
    assert_eq!(products("a").len(), 2);
}

#[tokio::test]
async fn what_a_killed_process_had_half_committed_does_not_stand_in_the_way() {
    let (search, ids, folder) = shop(PRODUCTS).await;
    drop(search);
    let search = reopen(folder.path()).await;
    let before = copy_of(folder.path());
    search.remove(vec![ids[2]]).await.unwrap();
    drop(search);

    // A commit writes which documents are gone, then says so; the process died in between.
    let is_left = |name: &str| name.ends_with(".del") || name == ".managed.json";
    let left: Vec<_> = files(folder.path()).into_iter().filter(|name| is_left(name)).collect();
    assert_eq!(left.len(), 2, "{left:?}");
    for name in left {
        std::fs::copy(folder.path().join(&name), before.path().join(&name)).unwrap();
    }

    let again = reopen(before.path()).await;
    assert_eq!(again.find("lamp", 10).unwrap(), [ids[2]]);
    again.remove(vec![ids[2]]).await.unwrap();
    assert!(again.find("lamp", 10).unwrap().is_empty());
}

fn files(folder: &std::path::Path) -> Vec<String> {
    let name = |entry: std::io::Result<std::fs::DirEntry>| entry.unwrap().file_name().into_string().unwrap();
    std::fs::read_dir(folder).unwrap().map(name).collect()
}

fn copy_of(folder: &std::path::Path) -> TempDir {
    let copy = tempfile::tempdir().unwrap();
    for name in files(folder) {
        std::fs::copy(folder.join(&name), copy.path().join(&name)).unwrap();
    }
    copy
}
