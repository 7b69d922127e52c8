//! GET `/products`: a page of products.
#![expect(unused_qualifications, reason = "written by the macro that describes the endpoint")]

use std::sync::Arc;

use axum::{
    extract::{FromRequestParts, Request, State},
    http::request::Parts,
    response::Response,
};
use http_kit::{Problem, QueryParams};
use primitives::{Amount, Cursor, Handle, Limit, Pagination};
use serde::Deserialize;
use utoipa::{IntoParams, ToSchema};

use super::{choices::Choices, search_text::search_text};
use crate::{
    Catalog, Facets,
    listing::{Filter, ListingQuery, MinRating, Position, Sort},
    product::Product,
};

#[derive(Debug, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub(super) struct Asked {
    /// Words to search for, 200 characters at most.
    #[param(max_length = 200)]
    q: Option<String>,
    /// The handle of a category: its products and those below it.
    #[param(value_type = Option<String>)]
    category: Option<String>,
    /// The lowest price, in minor units; a product is compared by its cheapest variant.
    #[param(value_type = Option<i64>, minimum = 0, maximum = 9_999_999_999_i64)]
    min_price: Option<i64>,
    /// The highest price, in minor units.
    #[param(value_type = Option<i64>, minimum = 0, maximum = 9_999_999_999_i64)]
    max_price: Option<i64>,
    /// Only what is in stock, or only what is not.
    in_stock: Option<bool>,
    /// The lowest average rating: 0 to 5 with up to two decimal places.
    #[param(value_type = Option<f64>, minimum = 0, maximum = 5)]
    min_rating: Option<MinRating>,
    /// The order; the best match first unless said otherwise.
    #[serde(default)]
    #[param(inline)]
    sort: Sort,
    /// How many: 1 to 100, by default 20.
    #[serde(default)]
    #[param(value_type = Option<u32>, minimum = 1, maximum = 100)]
    limit: Limit,
    /// `next_cursor` of the page before.
    cursor: Option<String>,
    /// Whether to count by category, price, availability, rating, brand and options as well.
    #[serde(default)]
    #[param(value_type = Option<bool>)]
    facets: bool,
}

/// A page of products.
#[derive(ToSchema)]
#[expect(dead_code, reason = "describes what is written as bytes")]
pub(super) struct ProductPage {
    /// The products.
    items: Vec<Product>,
    /// Where the list goes on.
    pagination: Pagination,
    /// How many products each further filter would leave; only there when it was asked for.
    #[schema(required = false, nullable = false)]
    facets: Option<Facets>,
}

/// List products
///
/// A page of products for sale. `total_count` is exact on the first page, and that of the first page on the others.
#[utoipa::path(get, path = "/products", tag = "catalog", params(Asked, Choices), responses(
    (status = 200, description = "A page of products", body = ProductPage),
    (status = 304, description = "The client has this page already"),
    (status = 422, description = "A parameter is wrong", body = Problem),
    (status = 503, description = "Busy", body = Problem),
))]
pub(super) async fn list_products(
    State(catalog): State<Arc<Catalog>>,
    request: Request,
) -> Result<Response, Problem> {
    let (mut parts, _) = request.into_parts();
    if let Some(kept) = catalog.answer_to(parts.uri.query().unwrap_or_default()) {
        return Ok(kept.answer.respond(&parts.headers));
    }
    let spelling = parts.uri.query().unwrap_or_default().to_owned();
    let query = parse(&mut parts).await?;
    let kept = catalog.answer_as(&spelling, &query).await?;
    Ok(kept.answer.respond(&parts.headers))
}

async fn parse(parts: &mut Parts) -> Result<ListingQuery, Problem> {
    let Choices { brand: brands, option: options } = take_choices(parts)?;
    let QueryParams(asked) = QueryParams::<Asked>::from_request_parts(parts, &()).await?;
    let text = search_text(asked.q)?;
    let filter = Filter {
        category: category(asked.category)?,
        min_price: price("?min_price", asked.min_price)?,
        max_price: price("?max_price", asked.max_price)?,
        in_stock: asked.in_stock,
        min_rating: asked.min_rating,
        brands,
        options,
    };
    if filter.min_price.zip(filter.max_price).is_some_and(|(min, max)| min > max) {
        return Err(Problem::invalid("?max_price", "out_of_range", "it is below min_price"));
    }
    let (sort, limit, facets) = (asked.sort, asked.limit, asked.facets);
    let mut query = ListingQuery { text, filter, sort, limit, after: None, facets };
    query.after = asked.cursor.map(|cursor| position(&cursor, &query)).transpose()?;
    Ok(query)
}

/// Takes out of the address what may stand in it several times.
fn take_choices(parts: &mut Parts) -> Result<Choices, Problem> {
    let (choices, rest) = Choices::take(parts.uri.query().unwrap_or_default())?;
    if choices != Choices::default() {
        let left = format!("{}?{rest}", parts.uri.path()).parse();
        parts.uri = left.map_err(|_| Problem::invalid("?", "invalid", "this is no address"))?;
    }
    Ok(choices)
}

fn category(handle: Option<String>) -> Result<Option<Handle>, Problem> {
    let parse = |handle: String| {
        handle
            .parse()
            .map_err(|_| Problem::invalid("?category", "invalid", "this is no handle of a category"))
    };
    handle.map(parse).transpose()
}

fn price(name: &str, units: Option<i64>) -> Result<Option<Amount>, Problem> {
    let Some(amount) = units.map(Amount::new) else { return Ok(None) };
    let wrong = || Problem::invalid(name, "out_of_range", "a price is 0 to 9999999999 minor units");
    amount.is_price().then_some(Some(amount)).ok_or_else(wrong)
}

fn position(cursor: &str, query: &ListingQuery) -> Result<Position, Problem> {
    let wrong = || Problem::invalid("?cursor", "invalid", "the cursor does not belong to this list");
    let position = Cursor::<Position>::decode(cursor, &query.scope()).map_err(|_| wrong())?;
    let fits = matches!(position, Position::Offset { .. }) == query.text.is_some();
    fits.then_some(position).ok_or_else(wrong)
}
