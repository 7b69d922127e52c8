//! Small files, read.

use primitives::{Amount, Currency};

use super::*;
use crate::ProductSheet;

const HEADER: &str = "Handle,Title,Body (HTML),Vendor,Type,Tags,Published,Option1 Name,Option1 Value,Option2 Name,Option2 Value,\
Variant SKU,Variant Grams,Variant Inventory Tracker,Variant Inventory Qty,Variant Inventory Policy,Variant Price,\
Variant Compare At Price,Image Src,Image Position,Image Alt Text,Variant Image\n";

fn read(rows: &str) -> Vec<Result<ProductSheet, Vec<RowError>>> {
    let text = format!("{HEADER}{rows}");
    Products::read(text.as_bytes(), Currency::USD).map_or_else(|error| panic!("{error}"), Iterator::collect)
}

#[test]
fn rows_with_one_handle_are_one_product() {
    let products = read(
        "tee,Tee,<p>Soft</p>,Acme,Shirts,\"b, a\",true,Size,Small,,,'T-S,200,shopify,3,deny,19.90,25,https://x.example/1.jpg,2,front\n\
         tee,,,,,,,,Large,,,T-L,210,shopify,-2,continue,21,20,https://x.example/2.jpg,1,back\n\
         tee,,,,,,,,,,,,,,,,,,https://x.example/3.jpg,3,\n\
         cap,Cap,,,,,true,Title,Default Title,,,,,,,deny,5,,,,\n",
    );
    let [Ok(tee), Ok(cap)] = &products[..] else { panic!("{products:?}") };
    assert_eq!(
        (tee.options[0].name.as_str(), tee.tags.as_slice()),
        ("Size", &["a".to_owned(), "b".to_owned()][..])
    );
    let small = &tee.variants[0];
    assert_eq!(
        (small.sku.as_str(), small.price, small.compare_at_price),
        ("T-S", Amount::new(1990), Some(Amount::new(2500)))
    );
    let large = &tee.variants[1];
    assert_eq!((large.stock, large.backorder, large.compare_at_price), (Some(0), true, None));
    let urls: Vec<&str> = tee.pictures.iter().map(|picture| picture.url.as_str()).collect();
    assert_eq!(urls, ["https://x.example/2.jpg", "https://x.example/1.jpg", "https://x.example/3.jpg"]);
    assert_eq!((cap.variants[0].sku.as_str(), cap.variants[0].stock, cap.options.len()), ("cap", None, 0));
}

#[test]
fn a_fault_names_its_line_and_column_and_spares_the_neighbours() {
    let products = read(
        "a,A,,,,,true,Title,Default Title,,,,,,1,deny,ten,,,,\n\
         b,B,,,,,true,Title,Default Title,,,,,,1,deny,10,,,,\n\
         c,,,,,,true,Title,Default Title,,,,,,1.5,deny,10.001,,ftp://x,,\n",
    );
    let faults = |index: usize| {
        products[index].as_ref().unwrap_err().iter().map(|e| (e.line, e.column.unwrap())).collect::<Vec<_>>()
    };
    assert_eq!(faults(0), [(2, "Variant Price")]);
    assert!(products[1].is_ok());
    assert_eq!(
        faults(2),
        [(4, "Title"), (4, "Variant Price"), (4, "Variant Inventory Qty"), (4, "Image Src")]
    );
}

#[test]
fn a_variant_s_picture_is_one_of_the_product_s() {
    let products = read(
        "tee,Tee,,,,,true,Hue,Red,,,T-R,,,1,deny,20,,https://x.example/1.jpg,1,front,https://x.example/red.jpg\n\
         tee,,,,,,,,Blue,,,T-B,,,1,deny,20,,https://x.example/2.jpg,2,,https://x.example/1.jpg\n\
         tee,,,,,,,,Grey,,,T-G,,,1,deny,20,,,,,\n\
         cap,Cap,,,,,true,Title,Default Title,,,,,,,deny,5,,,,,ftp://x\n",
    );
    let tee = products[0].as_ref().unwrap();
    let urls: Vec<&str> = tee.pictures.iter().map(|picture| picture.url.as_str()).collect();
    assert_eq!(urls, ["https://x.example/1.jpg", "https://x.example/2.jpg", "https://x.example/red.jpg"]);
    let shown: Vec<Option<&str>> = tee.variants.iter().map(|variant| variant.picture.as_deref()).collect();
    assert_eq!(shown, [Some("https://x.example/red.jpg"), Some("https://x.example/1.jpg"), None]);
    let faults = products[1].as_ref().unwrap_err();
    assert_eq!((faults[0].line, faults[0].column), (5, Some("Variant Image")));
}

#[test]
fn a_handle_that_comes_back_is_refused() {
    let row = |handle| format!("{handle},T,,,,,true,Title,Default Title,,,,,,1,deny,10,,,,\n");
    let products = read(&[row("a"), row("b"), row("a")].concat());
    assert_eq!(products[2].as_ref().unwrap_err()[0].column, Some("Handle"));
}

#[test]
fn a_file_without_the_columns_is_refused() {
    let error = Products::read("Name,Price\nx,1\n".as_bytes(), Currency::USD).err().unwrap();
    assert_eq!((error.line, error.column), (1, Some("Handle")));
}

#[test]
fn line_breaks_in_quotes_count_as_lines() {
    let products = read(
        "a,A,\"one\ntwo\",,,,true,Title,Default Title,,,,,,1,deny,1,,,,\nb,B,,,,,true,Title,Default Title,,,,,,1,deny,x,,,,\n",
    );
    assert_eq!(products[1].as_ref().unwrap_err()[0].line, 4);
}
