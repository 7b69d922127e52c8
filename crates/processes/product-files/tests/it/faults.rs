//! Faulty rows: told with their lines, and in nobody's way.

use product_files::{ImportError, ImportOptions};

use crate::shop::{Shop, WARDROBE};

#[tokio::test]
async fn good_products_are_saved_beside_faulty_ones() {
    let shop = Shop::open().await;
    let rows = format!("bad,Bad,,,,,true,Title,Default Title,BAD,,,1,deny,ten,,,\n{WARDROBE}");
    let report = shop.import(&rows).await;
    assert_eq!((report.created, report.failed), (2, 1));
    assert_eq!((report.errors[0].line, report.errors[0].column), (2, Some("Variant Price")));
    assert!(shop.catalog.current_product("bad").await.is_err());
}

#[tokio::test]
async fn a_sku_of_another_product_is_a_fault_of_its_row() {
    let shop = Shop::open().await;
    shop.import(WARDROBE).await;
    let rows = "polo,Polo,,,,,true,Size,S,P-S,,,1,deny,9,,,\npolo,,,,,,,,L,T-L,,,1,deny,9,,,\n\
                sock,Sock,,,,,true,Title,Default Title,SOCK,,,1,deny,9,,,\n";
    let report = shop.import(rows).await;
    assert_eq!((report.created, report.failed), (1, 1));
    assert_eq!((report.errors[0].line, report.errors[0].column), (3, Some("Variant SKU")));
    // It was not remembered as imported: the next import says the same.
    assert_eq!(shop.import(rows).await.failed, 1);
}

#[tokio::test]
async fn what_the_catalogue_does_not_take_is_told_with_line_and_column() {
    let long = "x".repeat(70);
    let cases = [
        (format!("a,A,,,,,true,Title,Default Title,{long},,,1,deny,1,,,\n"), "Variant SKU"),
        (format!("a,A,,,,,true,{long},S,A,,,1,deny,1,,,\n"), "Option1 Name"),
        ("a,A,,,,,true,Title,Default Title,A,10000001,,1,deny,1,,,\n".to_owned(), "Variant Grams"),
        ("a,A,,,,,true,Title,Default Title,A,,,1,deny,1,,http://x.example/1.jpg,\n".to_owned(), "Image Src"),
        ("a,A,,,,,true,Size,S,A,,,1,deny,1,,,\na,,,,,,,,L,A,,,1,deny,1,,,\n".to_owned(), "Variant SKU"),
    ];
    for (rows, column) in cases {
        let shop = Shop::open().await;
        let (tried, imported) = (shop.try_out(&rows).await, shop.import(&rows).await);
        assert_eq!(imported.failed, 1, "{rows}");
        assert_eq!(imported.errors[0].column, Some(column), "{rows}");
        assert_eq!(tried, imported, "{rows}");
    }
}

#[tokio::test]
async fn long_tags_are_shortened_and_long_made_up_skus_stay_apart() {
    let shop = Shop::open().await;
    let (handle, tag) = ("h".repeat(100), "t".repeat(80));
    let rows = format!(
        "{handle},A,,,,\"{tag}1, {tag}2\",true,Size,S,,,,1,deny,1,,,\n{handle},,,,,,,,L,,,,1,deny,1,,,\n"
    );
    let report = shop.import(&rows).await;
    assert_eq!((report.created, report.errors), (1, vec![]));
    assert_eq!(shop.product(&handle).await.tags, ["t".repeat(50)]);
    assert_eq!(shop.import(&rows).await.unchanged, 1);
}

#[tokio::test]
async fn a_file_of_something_else_is_refused() {
    let shop = Shop::open().await;
    let refused = product_files::import(
        std::io::Cursor::new("Name,Price\nx,1\n"),
        shop.target(),
        ImportOptions::default(),
        |_| (),
    )
    .await;
    assert!(matches!(refused, Err(ImportError::NoProductFile(fault)) if fault.line == 1));
}
