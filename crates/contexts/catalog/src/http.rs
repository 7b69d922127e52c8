//! The catalogue over HTTP, relative to `/api/v1`. Who may call what is decided before a request comes here.

mod choices;
mod create_category;
mod create_product;
mod create_review;
mod delete_category;
mod delete_product;
mod get_product;
mod list_all_reviews;
mod list_categories;
mod list_my_reviews;
mod list_products;
mod list_related_products;
mod list_reviews;
mod list_suggestions;
mod name;
mod precondition;
mod problem;
mod publish_review;
mod reject_review;
mod replace_category;
mod replace_product;
mod review_page;
mod search_text;

use std::sync::Arc;

use utoipa_axum::{router::OpenApiRouter, routes};

use crate::{Catalog, Reviews};

/// The endpoints of products and categories.
pub fn routes(catalog: Arc<Catalog>) -> OpenApiRouter {
    OpenApiRouter::new()
        .routes(routes!(list_products::list_products, create_product::create_product))
        .routes(routes!(
            get_product::get_product,
            replace_product::replace_product,
            delete_product::delete_product
        ))
        .routes(routes!(list_related_products::list_related_products))
        .routes(routes!(list_suggestions::list_suggestions))
        .routes(routes!(list_categories::list_categories, create_category::create_category))
        .routes(routes!(replace_category::replace_category, delete_category::delete_category))
        .with_state(catalog)
}

/// The endpoints of reviews.
pub fn review_routes(reviews: Arc<Reviews>) -> OpenApiRouter {
    OpenApiRouter::new()
        .routes(routes!(list_reviews::list_reviews, create_review::create_review))
        .routes(routes!(list_my_reviews::list_my_reviews))
        .routes(routes!(list_all_reviews::list_all_reviews))
        .routes(routes!(publish_review::publish_review))
        .routes(routes!(reject_review::reject_review))
        .with_state(reviews)
}
