//! GET `/categories`: the tree.

use std::sync::Arc;

use axum::{
    extract::{Request, State},
    response::Response,
};
use http_kit::Problem;
use primitives::Page;

use crate::{Catalog, category::CategoryBranch};

/// List categories
///
/// All of them as a tree, with the numbers of products for sale.
#[utoipa::path(get, path = "/categories", tag = "catalog", responses(
    (status = 200, description = "The categories at the top, with those below them", body = Page<CategoryBranch>),
    (status = 304, description = "The client has it already"),
    (status = 503, description = "Busy", body = Problem),
))]
pub(super) async fn list_categories(
    State(catalog): State<Arc<Catalog>>,
    request: Request,
) -> Result<Response, Problem> {
    let (parts, _) = request.into_parts();
    Ok(catalog.list_categories().await?.respond(&parts.headers))
}
