//! `POST /carts`: a cart for a guest, or the account's one cart with these lines in it.

use std::sync::Arc;

use axum::{
    extract::State,
    http::{HeaderMap, StatusCode},
    response::Response,
};
use http_kit::{Caller, Idempotent, Problem};
use primitives::{Currency, Quantity, UserId, VariantId};
use serde::Deserialize;
use utoipa::ToSchema;

use super::{recorded, whole};
use crate::{
    CartBody, CartError, Carts, Shown,
    service::{Created, NewCart, NewLine, Once},
};

/// A cart to be created.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct CreateCart {
    /// The currency it is in; the shop's own unless named.
    currency: Option<Currency>,
    /// What is put into it at once; at most 100 lines.
    #[serde(default)]
    #[schema(max_items = 100)]
    line_items: Vec<WantedLine>,
}

/// A line to be put into a cart.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct WantedLine {
    /// The variant.
    variant_id: VariantId,
    /// How many pieces.
    quantity: Quantity,
}

impl WantedLine {
    /// As one of several lines or, without `at`, the only one.
    pub(super) const fn line(&self, at: Option<usize>) -> NewLine {
        NewLine { variant_id: self.variant_id, quantity: self.quantity, at }
    }
}

impl From<CreateCart> for NewCart {
    fn from(body: CreateCart) -> Self {
        let lines = body.line_items.iter().enumerate().map(|(index, line)| line.line(Some(index)));
        Self { currency: body.currency, lines: lines.collect() }
    }
}

/// Creates a cart. An account has one: if it is there already, the lines are added to it and the answer is 200.
#[utoipa::path(
    post, path = "/carts", operation_id = "create_cart", tag = "carts", request_body = CreateCart,
    params(("idempotency-key" = Option<String>, Header, description = "Repeating the request with the same key has no further effect")),
    responses(
        (status = 201, body = CartBody), (status = 200, description = "The account had a cart", body = CartBody),
        (status = 409, body = Problem), (status = 422, body = Problem)
    )
)]
pub(super) async fn create_cart(
    State(carts): State<Arc<Carts>>,
    caller: Caller,
    headers: HeaderMap,
    Idempotent { body, attempt }: Idempotent<CreateCart>,
) -> Result<Response, Problem> {
    let (new, once) = (NewCart::from(body), Once::new(&headers, attempt));
    Ok(match (caller.user_id(), once) {
        (Some(user), once) => for_account(&carts, user, &new, once).await?,
        (None, Some(once)) => recorded(carts.create_once(&once, &new).await?, None),
        (None, None) => for_guest(&carts, &new).await?,
    })
}

async fn for_guest(carts: &Carts, new: &NewCart) -> Result<Response, CartError> {
    let (cart, body) = carts.prepare(new).await?;
    // Nobody else can have taken an id that was just drawn.
    let version = carts.keep(&cart).await?.ok_or(CartError::Contended)?;
    Ok(whole(StatusCode::CREATED, Shown { body, version }))
}

async fn for_account(
    carts: &Carts,
    user: UserId,
    new: &NewCart,
    once: Option<Once>,
) -> Result<Response, CartError> {
    if let Some(once) = &once
        && let Some(answer) = carts.begin(once).await?
    {
        return Ok(recorded(answer, None));
    }
    let (status, shown) = match carts.create_own(user, new, once.as_ref()).await? {
        Created::New(shown) => (StatusCode::CREATED, shown),
        Created::Existing(shown) => (StatusCode::OK, shown),
    };
    match once {
        Some(once) => Ok(recorded(carts.finish(&once, status, &shown.body).await?, Some(shown.version))),
        None => Ok(whole(status, shown)),
    }
}
