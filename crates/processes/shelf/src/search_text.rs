//! What a product can be found by.

use catalog::Product;
use search::SearchText;

/// The words of a product.
pub(crate) fn search_text(product: &Product) -> SearchText {
    let mut keywords = product.tags.clone();
    keywords.extend(product.brand.clone());
    keywords.extend(product.category.as_ref().map(|category| category.title.clone()));
    keywords.extend(product.variants.iter().map(|variant| variant.sku.clone()));
    keywords.extend(product.options.iter().flat_map(|option| option.values.iter().cloned()));
    SearchText {
        title: product.title.clone(),
        keywords: keywords.join(" "),
        description: product.description.clone(),
    }
}
