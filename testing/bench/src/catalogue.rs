//! A large catalogue as a Shopify CSV file, the same for the same size.

use std::{
    fs::File,
    io::{BufWriter, Write},
    path::Path,
};

use anyhow::Result;

const NOUNS: [&str; 10] =
    ["Mug", "Bowl", "Lamp", "Chair", "Vase", "Clock", "Basket", "Tray", "Candle", "Planter"];
const WORDS: [&str; 10] =
    ["Amber", "Birch", "Coral", "Dusk", "Ember", "Fjord", "Grove", "Harbor", "Iris", "Juniper"];

/// Writes `products` products with one or two variants each.
pub fn write(path: &Path, products: usize) -> Result<()> {
    let mut file = BufWriter::new(File::create(path)?);
    writeln!(
        file,
        "Handle,Title,Body (HTML),Vendor,Type,Tags,Published,Option1 Name,Option1 Value,Variant SKU,Variant Grams,\
         Variant Inventory Tracker,Variant Inventory Qty,Variant Inventory Policy,Variant Price,Variant Compare At Price,\
         Image Src,Image Position,Image Alt Text"
    )?;
    for number in 0..products {
        let (noun, word) = (NOUNS[number % 10], WORDS[number / 10 % 10]);
        let (cents, stock) = (500 + number * 7919 % 20_000, number * 31 % 90);
        let price = format!("{}.{:02}", cents / 100, cents % 100);
        writeln!(
            file,
            "bench-{number},{word} {noun} {number},\"A {word} {noun} for every day, number {number}.\",Bench,{noun}s,{word},true,Size,Small,\
             B-{number}-S,300,shopify,{stock},deny,{price},,,,"
        )?;
        if number % 2 == 0 {
            writeln!(file, "bench-{number},,,,,,,,Large,B-{number}-L,500,shopify,{stock},deny,{price},,,,")?;
        }
    }
    file.flush()?;
    Ok(())
}
