//! How many statements a read takes: the same number whatever the size of the catalogue, page or product.

use database::{Database, Error, Snapshot};
use primitives::{Currency, Limit, ProductId, Timestamp, VariantId};
use serde_json::json;

use super::{get_product, list_products, list_related_products::related_page, put, put::Target};
use crate::{
    draft::check,
    listing::{Filter, ListingQuery, Sort},
    store,
};

const CURRENCY: Currency = Currency::USD;

/// A shop of so many products with so many variants each.
async fn shop(products: usize, variants: usize) -> (Database, tempfile::TempDir) {
    let folder = tempfile::tempdir().unwrap();
    let migrations = [crate::MIGRATIONS, queue::MIGRATIONS].concat();
    let database = database::testing::fresh(folder.path(), &migrations).await.unwrap();
    for product in 0..products {
        let values: Vec<String> = (0..variants).map(|variant| variant.to_string()).collect();
        let of = |value: &String| json!({"options": {"Size": value}, "price": 5});
        let draft = json!({"title": format!("Product {product}"), "tags": ["a", "b"], "media": [{"url": "/media/a"}],
            "options": [{"name": "Size", "values": values}], "variants": values.iter().map(of).collect::<Vec<_>>()});
        let content = check(serde_json::from_value(draft).unwrap()).unwrap();
        let write = database.write(move |tx| {
            let id = ProductId::new();
            let handle = put::handle_for(&content, id);
            let target = Target { id, handle, content: &content, existing: None };
            let plans: Vec<_> = put::plan(tx, vec![target], CURRENCY)?.into_iter().flatten().collect();
            put::write(tx, &plans, CURRENCY, Timestamp::from_micros(product as i64)).map(drop)
        });
        write.await.unwrap_or_else(|error: Error| panic!("{error}"));
    }
    (database, folder)
}

async fn count<T>(
    database: &Database,
    read: impl FnOnce(&mut Snapshot<'_>) -> Result<T, Error> + Send,
) -> (T, u64) {
    let counted = database.read(|s| {
        let read = read(s)?;
        Ok::<_, Error>((read, s.statements()))
    });
    counted.await.unwrap()
}

#[tokio::test]
async fn a_page_takes_three_statements_whatever_its_length() {
    let (database, _folder) = shop(120, 1).await;
    for limit in [1, 20, 100] {
        let (text, filter, sort) = (None, Filter::default(), Sort::Price);
        let limit = Limit::new(limit).unwrap();
        let query = ListingQuery { text, filter, sort, limit, after: None, facets: false };
        let (page, statements) = count(&database, |s| list_products::sorted_page(s, &query, CURRENCY)).await;
        assert_eq!((page.items.len(), statements), (limit.get() as usize, 3));
    }
}

#[tokio::test]
async fn what_goes_with_a_product_takes_six_statements_whatever_there_is() {
    for products in [3, 120] {
        let (database, _folder) = shop(products, 1).await;
        let (page, statements) = count(&database, |s| related_page(s, "product-1", 24, CURRENCY)).await;
        assert_eq!((page.unwrap().items.len(), statements), ((products - 1).min(24), 6));
    }
}

#[tokio::test]
async fn a_product_takes_five_statements_however_many_variants_it_has() {
    for variants in [1, 100] {
        let (database, _folder) = shop(2, variants).await;
        let (product, statements) = count(&database, |s| get_product::find(s, "product-1", CURRENCY)).await;
        assert_eq!((product.unwrap().variants.len(), statements), (variants, 5));
    }
}

#[tokio::test]
async fn offers_take_one_statement_however_many_there_are() {
    let (database, _folder) = shop(1, 100).await;
    let (product, _) = count(&database, |s| get_product::find(s, "product-0", CURRENCY)).await;
    let variants: Vec<VariantId> = product.unwrap().variants.iter().map(|variant| variant.id).collect();
    for number in [1, 10, 100] {
        let (offers, statements) =
            count(&database, |s| store::offers::of(s, &variants[..number], CURRENCY)).await;
        assert_eq!((offers.len(), statements), (number, 1));
    }
}
