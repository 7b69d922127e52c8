//! Small files, read.

use std::io::Cursor;

use catalog::{Attribute, Status};
use primitives::Amount;

use super::*;

const HEADER: &str = "ID,Type,SKU,Name,Published,Short description,Description,In stock?,Stock,Backorders allowed?,\
Weight (kg),Sale price,Regular price,Categories,Tags,Images,Parent,Attribute 1 name,Attribute 1 value(s),\
Attribute 2 name,Attribute 2 value(s)\n";

fn read(rows: &str) -> Vec<Result<ProductSheet, Vec<RowError>>> {
    let text = Cursor::new(format!("{HEADER}{rows}"));
    Products::read(text, Currency::USD).map_or_else(|error| panic!("{error}"), Iterator::collect)
}

#[test]
fn variations_are_found_wherever_they_stand() {
    let products = read(
        "1,variable,tee,Tee,1,,<p>Soft</p>,1,,0,0.2,,,\"Clothing > Tees, Sale\",\"b, a\",https://x.example/1.jpg,,Size,\"S, L\",Cloth,\"Cotton, Hemp\"\n\
         2,\"simple, virtual\",book,Book,0,short,,1,,0,,9.99,12,,,,,,,,\n\
         3,variation,tee-s,Tee - S,1,,,1,3,0,,,19.90,,,https://x.example/2.jpg,tee,Size,S,,\n\
         4,variation,,Tee - L,1,,,0,-2,notify,0.25,,21,,,,id:1,Size,L,,\n",
    );
    let [Ok(tee), Ok(book)] = &products[..] else { panic!("{products:?}") };
    let titles: Vec<&str> = tee.category.iter().map(|step| step.title.as_str()).collect();
    assert_eq!(
        (tee.handle.as_str(), titles, tee.tags.join(" ")),
        ("tee", vec!["Clothing", "Tees"], "a b".to_owned())
    );
    assert_eq!((tee.options.len(), tee.options[0].values.join(" ")), (1, "S L".to_owned()));
    assert_eq!(tee.attributes["Cloth"], Attribute::Words("Cotton, Hemp".to_owned()));
    assert_eq!(tee.pictures.len(), 2);
    let [small, large] = &tee.variants[..] else { panic!("{tee:?}") };
    assert_eq!((small.sku.as_str(), large.sku.as_str()), ("tee-s", "wc-4"));
    assert_eq!((small.price, small.stock, small.weight_grams), (Amount::new(1990), Some(3), Some(200)));
    assert_eq!((small.picture.as_deref(), &large.picture), (Some("https://x.example/2.jpg"), &None));
    assert_eq!((large.stock, large.backorder, large.weight_grams, large.line), (Some(0), true, Some(250), 5));
    assert_eq!(
        (book.status, book.variants[0].stock, book.description.as_str()),
        (Status::Draft, None, "short")
    );
    let offer = &book.variants[0];
    assert_eq!((offer.price, offer.compare_at_price), (Amount::new(999), Some(Amount::new(1200))));
}

#[test]
fn faults_name_their_lines_and_spare_the_neighbours() {
    let products = read(
        "1,simple,a,A,1,,,1,,0,,,ten,,,,,,,,\n2,grouped,b,B,1,,,1,,0,,,1,,,,,,,,\n\
         3,variation,c,C,1,,,1,,0,,,1,,,,nobody,Size,S,,\n4,simple,d,D,1,,,1,,0,,,1,,,,,,,,\n5,simple,,E,1,,,1,half,0,,,1,,,,,,,,\n",
    );
    let faults = |index: usize| {
        products[index].as_ref().unwrap_err().iter().map(|e| (e.line, e.column.unwrap())).collect::<Vec<_>>()
    };
    assert_eq!(faults(0), [(2, "Regular price")]);
    assert_eq!(faults(1), [(3, "Type")]);
    assert_eq!(faults(2), [(4, "Parent")]);
    assert!(products[3].is_ok());
    assert_eq!(faults(4), [(6, "Stock")]);
}

#[test]
fn products_that_share_a_name_are_told_apart() {
    let products = read("1,simple,a,Cap,1,,,1,,0,,,1,,,,,,,,\n2,simple,,Cap,1,,,1,,0,,,1,,,,,,,,\n");
    let handles: Vec<String> = products.iter().map(|p| p.as_ref().unwrap().handle.to_string()).collect();
    assert_eq!(handles, ["cap-a", "cap-2"]);
}

#[test]
fn a_file_of_somebody_else_is_refused() {
    let refused = Products::read(Cursor::new("Handle,Title\nx,y\n"), Currency::USD).err().unwrap();
    assert_eq!((refused.line, refused.column), (1, Some("Name")));
}

#[test]
fn commas_of_an_entry_have_a_backslash() {
    assert_eq!(columns::list(r"Red\, dark, Blue,,"), ["Red, dark", "Blue"]);
}
