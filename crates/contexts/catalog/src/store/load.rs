//! Reading whole products: the same few statements for one product and for a page of them.

use std::collections::{BTreeMap, HashMap};

use database::{Error, Json, Row, Snapshot, Value, in_list, params};
use primitives::{Amount, Availability, CategoryId, Currency, Handle, ProductId};

use super::pictures;
use crate::{
    picture::{Derived, Medium},
    product::{
        Attribute, PriceRange, Product, ProductCategory, ProductOption, Rating, Variant, variant_title,
    },
};

const PRODUCT: &str = "SELECT p.id, p.product_number, p.handle, p.title, p.description, p.status, p.brand, p.attributes, \
     p.price, p.price_max, p.rating_sum, p.rating_count, p.version, p.created_at, p.updated_at, c.id, c.handle, c.title \
     FROM products p LEFT JOIN categories c ON c.id = p.category_id";

/// The product with this id.
pub(crate) fn by_id(s: &mut Snapshot, id: ProductId, currency: Currency) -> Result<Option<Product>, Error> {
    let found =
        s.query_opt(&format!("{PRODUCT} WHERE p.id = ?"), &params![id], |row| product(row, currency))?;
    complete(s, found, currency)
}

/// The product with this handle, or that once had it.
pub(crate) fn by_handle(
    s: &mut Snapshot,
    handle: &Handle,
    currency: Currency,
) -> Result<Option<Product>, Error> {
    let sql = format!("{PRODUCT} WHERE p.handle = ?");
    let found = s.query_opt(&sql, &params![handle], |row| product(row, currency))?;
    match found {
        Some(_) => complete(s, found, currency),
        None => match super::slugs::product_once_named(s, handle)? {
            Some(id) => by_id(s, id, currency),
            None => Ok(None),
        },
    }
}

/// These products, in this order; unknown ones are left out.
pub(crate) fn by_ids(s: &mut Snapshot, ids: &[ProductId], currency: Currency) -> Result<Vec<Product>, Error> {
    let (list, values) = in_list(ids);
    let sql = format!("{PRODUCT} WHERE p.id IN ({list})");
    let mut products = s.query(&sql, &values, |row| product(row, currency))?;
    let place: HashMap<ProductId, usize> = ids.iter().enumerate().map(|(at, id)| (*id, at)).collect();
    products.sort_by_key(|product| place.get(&product.id).copied());
    fill(s, &mut products, currency)?;
    Ok(products)
}

fn complete(s: &mut Snapshot, found: Option<Product>, currency: Currency) -> Result<Option<Product>, Error> {
    let Some(product) = found else { return Ok(None) };
    let mut one = [product];
    fill(s, &mut one, currency)?;
    let [product] = one;
    Ok(Some(product))
}

fn product(row: &Row<'_>, currency: Currency) -> Result<Product, Error> {
    let category = match row.get::<Option<CategoryId>>(15)? {
        Some(id) => Some(ProductCategory { id, handle: row.parse(16)?, title: row.get(17)? }),
        None => None,
    };
    Ok(Product {
        id: row.get(0)?,
        number: row.get(1)?,
        handle: row.parse(2)?,
        title: row.get(3)?,
        description: row.get(4)?,
        status: row.parse(5)?,
        category,
        tags: Vec::new(),
        brand: row.get(6)?,
        attributes: row.get::<Json<BTreeMap<String, Attribute>>>(7)?.0,
        currency,
        price_range: PriceRange { min: row.get(8)?, max: row.get(9)? },
        media: Vec::new(),
        options: Vec::new(),
        variants: Vec::new(),
        rating: Rating::of(row.get(10)?, row.get(11)?),
        created_at: row.get(13)?,
        updated_at: row.get(14)?,
        version: row.get(12)?,
    })
}

/// Adds what lies in other tables, with one statement a table.
fn fill(s: &mut Snapshot, products: &mut [Product], currency: Currency) -> Result<(), Error> {
    if products.is_empty() {
        return Ok(());
    }
    let ids: Vec<ProductId> = products.iter().map(|product| product.id).collect();
    let place: HashMap<ProductId, usize> = ids.iter().enumerate().map(|(at, id)| (*id, at)).collect();
    let (list, values) = in_list(&ids);
    let mut at = |row: &Row<'_>| -> Result<usize, Error> {
        let id: ProductId = row.get(0)?;
        place.get(&id).copied().ok_or_else(|| Error::Decode("a row of another product".to_owned()))
    };
    options(s, products, &list, &values, &mut at)?;
    variants(s, products, &list, &values, currency, &mut at)?;
    media(s, products, &list, &values, &mut at)?;
    tags(s, products, &list, &values, &mut at)
}

type Place<'p> = dyn FnMut(&Row<'_>) -> Result<usize, Error> + 'p;

fn options(
    s: &mut Snapshot,
    products: &mut [Product],
    list: &str,
    values: &[Value],
    at: &mut Place<'_>,
) -> Result<(), Error> {
    let sql = format!(
        "SELECT product_id, name, choices FROM options WHERE product_id IN ({list}) ORDER BY product_id, position"
    );
    s.for_each(&sql, values, |row| {
        let option = ProductOption { name: row.get(1)?, values: row.get::<Json<Vec<String>>>(2)?.0 };
        products[at(row)?].options.push(option);
        Ok(())
    })?;
    Ok(())
}

fn variants(
    s: &mut Snapshot,
    products: &mut [Product],
    list: &str,
    values: &[Value],
    currency: Currency,
    at: &mut Place<'_>,
) -> Result<(), Error> {
    let sql = format!(
        "SELECT v.product_id, v.id, v.sku, v.choices, v.weight_grams, p.price, p.compare_at_price, v.media_id \
         FROM variants v \
         JOIN prices p ON p.variant_id = v.id AND p.currency = ? WHERE v.product_id IN ({list}) \
         ORDER BY v.product_id, v.position"
    );
    let values: Vec<Value> = std::iter::once(currency.into()).chain(values.iter().cloned()).collect();
    s.for_each(&sql, &values, |row| {
        let product = &mut products[at(row)?];
        let choices = row.get::<Json<Vec<String>>>(3)?.0;
        product.variants.push(Variant {
            id: row.get(1)?,
            sku: row.get(2)?,
            title: variant_title(&choices, &product.title),
            options: product.options.iter().map(|option| option.name.clone()).zip(choices).collect(),
            price: row.get(5)?,
            compare_at_price: row.get::<Option<Amount>>(6)?,
            weight_grams: row.get(4)?,
            media_id: row.get(7)?,
            availability: Availability::NONE,
        });
        Ok(())
    })?;
    Ok(())
}

fn media(
    s: &mut Snapshot,
    products: &mut [Product],
    list: &str,
    values: &[Value],
    at: &mut Place<'_>,
) -> Result<(), Error> {
    let sql = format!(
        "SELECT product_id, id, url, alt_text, width, height, placeholder, renditions FROM product_media \
         WHERE product_id IN ({list}) ORDER BY product_id, position"
    );
    s.for_each(&sql, values, |row| {
        let Derived { placeholder, renditions } = pictures::derived(row, 6)?;
        products[at(row)?].media.push(Medium {
            id: row.get(1)?,
            url: row.get(2)?,
            alt_text: row.get(3)?,
            width: row.get(4)?,
            height: row.get(5)?,
            placeholder,
            renditions,
        });
        Ok(())
    })?;
    Ok(())
}

fn tags(
    s: &mut Snapshot,
    products: &mut [Product],
    list: &str,
    values: &[Value],
    at: &mut Place<'_>,
) -> Result<(), Error> {
    let sql = format!(
        "SELECT product_id, tag FROM product_tags WHERE product_id IN ({list}) ORDER BY product_id, tag"
    );
    s.for_each(&sql, values, |row| {
        products[at(row)?].tags.push(row.get(1)?);
        Ok(())
    })?;
    Ok(())
}
