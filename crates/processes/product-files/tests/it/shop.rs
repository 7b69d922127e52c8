//! A catalogue and an inventory on a database of their own, and files to import.

use std::{io::Cursor, ops::Deref};

use catalog::Product;
use inventory::{Reason, Standing};
use primitives::VariantId;
use product_files::{ImportOptions, Report, Target};
use test_shop::TestShop;

pub const HEADER: &str = "Handle,Title,Body (HTML),Vendor,Type,Tags,Published,Option1 Name,Option1 Value,Variant SKU,\
Variant Grams,Variant Inventory Tracker,Variant Inventory Qty,Variant Inventory Policy,Variant Price,\
Variant Compare At Price,Image Src,Image Alt Text\n";

/// A tee in two sizes and a cap that nobody counts.
pub const WARDROBE: &str = "tee,Tee,<p>Soft &amp; light</p>,Acme,Shirts,\"b, a\",true,Size,S,T-S,200,shopify,10,deny,19.90,25,https://x.example/1.jpg,front\n\
tee,,,,,,,,L,T-L,210,shopify,4,continue,21,,https://x.example/2.jpg,\n\
cap,Cap,,Acme,Hats,,true,Title,Default Title,CAP,,,,deny,5,,,\n";

pub struct Shop(TestShop);

impl Deref for Shop {
    type Target = TestShop;

    fn deref(&self) -> &TestShop {
        &self.0
    }
}

impl Shop {
    pub async fn open() -> Self {
        Self(TestShop::with(&[product_files::MIGRATIONS]).await)
    }

    pub fn target(&self) -> Target {
        Target { catalog: self.catalog.clone(), database: self.database.clone(), clock: self.clock.clock() }
    }

    pub async fn import(&self, rows: &str) -> Report {
        self.import_with(rows, ImportOptions::default()).await
    }

    pub async fn try_out(&self, rows: &str) -> Report {
        self.import_with(rows, ImportOptions { dry_run: true, ..ImportOptions::default() }).await
    }

    async fn import_with(&self, rows: &str, options: ImportOptions) -> Report {
        let file = Cursor::new(format!("{HEADER}{rows}"));
        product_files::import(file, self.target(), options, |_| ()).await.unwrap()
    }

    pub async fn product(&self, handle: &str) -> Product {
        self.catalog.current_product(handle).await.unwrap()
    }

    pub async fn standing(&self, variant: VariantId) -> Standing {
        let standings = self.database.read(|s| inventory::standings(s, &[variant])).await.unwrap();
        standings.into_values().next().unwrap()
    }

    pub async fn on_hand(&self, handle: &str) -> Vec<i64> {
        let mut all = Vec::new();
        for variant in self.product(handle).await.variants {
            all.push(self.standing(variant.id).await.shelves.iter().map(|shelf| shelf.on_hand).sum());
        }
        all
    }

    pub async fn sell(&self, handle: &str, pieces: i64) {
        let variant = self.product(handle).await.variants[0].id;
        self.inventory.adjust(variant, None, -pieces, Reason::Sale, None).await.unwrap();
    }

    /// Pieces of a variant are promised to a buyer.
    pub async fn hold(&self, handle: &str, pieces: u32) {
        let variant = self.product(handle).await.variants[0].id;
        let (now, pieces) =
            (self.clock.clock().now(), primitives::Quantity::try_from(i64::from(pieces)).unwrap());
        let until = now.plus(std::time::Duration::from_secs(600));
        let write =
            self.database.write(move |tx| inventory::hold(tx, now, "buyer", &[(variant, pieces)], until));
        write.await.unwrap();
    }

    pub async fn count(&self, table: &'static str) -> i64 {
        self.database.count(table).await
    }
}
