//! The document of a product in the projection `ProductCatalog`: its public JSON, in which two things that change by
//! themselves are left open and filled in when it is sent – its category and what there is of each variant.

use primitives::{Availability, CategoryId, Handle, ProductId};
use serde::Deserialize;

use crate::product::{Product, ProductCategory};

/// Counts the forms that documents have had. Documents of another form are not read; change it with [`Product`].
pub(crate) const SHAPE: i64 = 3;

/// A name and value that stand nowhere else in the JSON of a product: inside texts quotes are escaped, and neither
/// attributes nor options have such values.
const NO_CATEGORY: &str = r#""category":null"#;
const NO_AVAILABILITY: &str = r#""availability":null"#;

/// The document of a product.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Document {
    pub(crate) id: ProductId,
    pub(crate) handle: Handle,
    pub(crate) category: Option<CategoryId>,
    pub(crate) body: String,
}

/// A document as it is read, with what is to be filled in.
#[derive(Debug)]
pub(crate) struct Shown {
    pub(crate) id: ProductId,
    pub(crate) category: Option<ProductCategory>,
    pub(crate) body: String,
}

impl Document {
    /// The document of a product.
    pub(crate) fn of(mut product: Product) -> Result<Self, serde_json::Error> {
        let category = product.category.take().map(|category| category.id);
        for variant in &mut product.variants {
            variant.availability = Availability::NONE;
        }
        let none = format!(r#""availability":{}"#, serde_json::to_string(&Availability::NONE)?);
        let body = serde_json::to_string(&product)?.replace(&none, NO_AVAILABILITY);
        Ok(Self { id: product.id, handle: product.handle, category, body })
    }
}

impl Shown {
    /// A product for which there is no document.
    pub(crate) fn of(product: Product) -> Result<Self, serde_json::Error> {
        let category = product.category.clone();
        let Document { id, body, .. } = Document::of(product)?;
        Ok(Self { id, category, body })
    }

    /// The variants, in the order in which they are shown.
    pub(crate) fn variants(&self) -> Result<Vec<primitives::VariantId>, serde_json::Error> {
        #[derive(Deserialize)]
        struct Body {
            variants: Vec<Variant>,
        }
        #[derive(Deserialize)]
        struct Variant {
            id: primitives::VariantId,
        }
        let body: Body = serde_json::from_str(&self.body)?;
        Ok(body.variants.into_iter().map(|variant| variant.id).collect())
    }

    /// Adds the JSON of the product to `out`; `stock` is what there is of each variant, in order.
    pub(crate) fn write(&self, stock: &[Availability], out: &mut Vec<u8>) -> Result<(), serde_json::Error> {
        let (head, rest) = self.body.split_once(NO_CATEGORY).unwrap_or(("", &self.body));
        out.extend_from_slice(head.as_bytes());
        if rest.len() < self.body.len() {
            out.extend_from_slice(br#""category":"#);
            serde_json::to_writer(&mut *out, &self.category)?;
        }
        let mut parts = rest.split(NO_AVAILABILITY);
        out.extend_from_slice(parts.next().unwrap_or_default().as_bytes());
        for (index, part) in parts.enumerate() {
            out.extend_from_slice(br#""availability":"#);
            serde_json::to_writer(&mut *out, stock.get(index).unwrap_or(&Availability::NONE))?;
            out.extend_from_slice(part.as_bytes());
        }
        Ok(())
    }

    /// About how many bytes [`write`](Self::write) adds.
    pub(crate) fn size(&self, variants: usize) -> usize {
        self.body.len() + 160 + 40 * variants
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use primitives::{Amount, Currency, Timestamp, VariantId};

    use super::*;
    use crate::product::{Attribute, PriceRange, Rating, Status, Variant};

    /// Texts that look like what is filled in.
    fn tricky() -> Product {
        let words = format!("{NO_CATEGORY}, {NO_AVAILABILITY}");
        let variant = |pieces: i64| Variant {
            id: VariantId::new(),
            sku: words.clone(),
            title: words.clone(),
            options: BTreeMap::from([("availability".to_owned(), "null".to_owned())]),
            price: Amount::new(5),
            compare_at_price: None,
            weight_grams: 1,
            media_id: None,
            availability: Availability::of_stock(pieces),
        };
        Product {
            id: ProductId::new(),
            number: 1,
            handle: "mug".parse().unwrap(),
            title: words.clone(),
            description: words.clone(),
            status: Status::Active,
            category: Some(ProductCategory {
                id: CategoryId::new(),
                handle: "cups".parse().unwrap(),
                title: words.clone(),
            }),
            tags: vec![words.clone()],
            brand: None,
            attributes: BTreeMap::from([
                ("availability".to_owned(), Attribute::Words("null".to_owned())),
                ("category".to_owned(), Attribute::Flag(false)),
            ]),
            currency: Currency::USD,
            price_range: PriceRange { min: Amount::new(5), max: Amount::new(5) },
            media: Vec::new(),
            options: Vec::new(),
            variants: vec![variant(0), variant(7), variant(12)],
            rating: Rating::of(9, 2),
            created_at: Timestamp::from_micros(1),
            updated_at: Timestamp::from_micros(2),
            version: 3,
        }
    }

    fn sent(product: &Product) -> Vec<u8> {
        let shown = Shown::of(product.clone()).unwrap();
        let stock: Vec<_> = product.variants.iter().map(|variant| variant.availability).collect();
        let ids: Vec<_> = product.variants.iter().map(|variant| variant.id).collect();
        assert_eq!(shown.variants().unwrap(), ids);
        let mut bytes = Vec::new();
        shown.write(&stock, &mut bytes).unwrap();
        bytes
    }

    #[test]
    fn what_is_sent_is_the_json_of_the_product_whatever_its_texts_say() {
        let mut product = tricky();
        assert_eq!(sent(&product), serde_json::to_vec(&product).unwrap());
        product.category = None;
        assert_eq!(sent(&product), serde_json::to_vec(&product).unwrap());
    }

    #[test]
    fn a_document_says_neither_what_there_is_nor_what_its_category_is_called() {
        let (product, mut other) = (tricky(), tricky());
        other.clone_from(&product);
        other.variants.iter_mut().for_each(|variant| variant.availability = Availability::UNLIMITED);
        assert_eq!(Document::of(product).unwrap(), Document::of(other).unwrap());
    }
}
