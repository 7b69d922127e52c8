//! The catalogue over HTTP, relative to `/api/v1`. Who may call what is decided before a request comes here.

mod create_category;
mod create_product;
mod delete_category;
mod delete_product;
mod get_product;
mod list_categories;
mod list_products;
mod name;
mod precondition;
mod problem;
mod replace_category;
mod replace_product;

use std::sync::Arc;

use utoipa_axum::{router::OpenApiRouter, routes};

use crate::Catalog;

/// All endpoints of the catalogue.
pub fn routes(catalog: Arc<Catalog>) -> OpenApiRouter {
    OpenApiRouter::new()
        .routes(routes!(list_products::list_products, create_product::create_product))
        .routes(routes!(
            get_product::get_product,
            replace_product::replace_product,
            delete_product::delete_product
        ))
        .routes(routes!(list_categories::list_categories, create_category::create_category))
        .routes(routes!(replace_category::replace_category, delete_category::delete_category))
        .with_state(catalog)
}
