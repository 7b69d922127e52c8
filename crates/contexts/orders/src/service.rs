//! Reading orders for whoever may see them.

use std::sync::Arc;

use database::Database;
use primitives::{Limit, OrderId, UserId};

use crate::{
    Order, OrderBody, OrderError, OrderParts, OrderStatus, OrderTokens, PaymentStatus,
    store::{
        self,
        list::{Found, Position},
    },
};

/// The most orders of a part of them all.
const MAX_PART: u32 = 100;

/// The orders of the shop.
pub struct Orders {
    pub(crate) database: Database,
    pub(crate) clock: primitives::Clock,
    tokens: OrderTokens,
    parts: Arc<dyn OrderParts>,
}

/// Who wants to see an order.
#[derive(Debug, Clone, Copy, Default)]
pub struct Viewer<'a> {
    /// The account, if signed in.
    pub user: Option<UserId>,
    /// Whether it may see everybody's orders.
    pub sees_all: bool,
    /// The token of a guest's order.
    pub token: Option<&'a str>,
}

/// Which of everybody's orders are wanted.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct Filter {
    pub(crate) status: Option<OrderStatus>,
    pub(crate) payment_status: Option<PaymentStatus>,
}

/// A page of orders in the API's shape, and where the next one begins.
pub(crate) type BodyPage = (Vec<OrderBody>, Option<Position>);

impl Orders {
    /// The orders in this database; `parts` tells what other contexts know about them.
    #[must_use]
    pub const fn new(
        database: Database,
        clock: primitives::Clock,
        tokens: OrderTokens,
        parts: Arc<dyn OrderParts>,
    ) -> Self {
        Self { database, clock, tokens, parts }
    }

    /// The order tokens.
    #[must_use]
    pub const fn tokens(&self) -> &OrderTokens {
        &self.tokens
    }

    /// The order in the API's shape, if there is one and `viewer` may see it.
    ///
    /// # Errors
    /// [`OrderError`]
    pub async fn view(&self, id: OrderId, viewer: Viewer<'_>) -> Result<Option<OrderBody>, OrderError> {
        // Before the look-up, so that it takes its time for unknown orders too.
        let holds_token = viewer.token.is_some_and(|token| self.tokens.verify(id, token));
        let owner = self.database.read(|snapshot| store::owner(snapshot, id)).await?;
        let Some(owner) = owner else { return Ok(None) };
        let is_owner = owner.is_some() && owner == viewer.user;
        if is_owner || viewer.sees_all || holds_token { self.body(id).await } else { Ok(None) }
    }

    /// The order in the API's shape, whoever asks; for processes.
    ///
    /// # Errors
    /// [`OrderError`]
    pub async fn body(&self, id: OrderId) -> Result<Option<OrderBody>, OrderError> {
        let order = self.database.read(|snapshot| store::order(snapshot, id)).await?;
        Ok(self.with_parts(Vec::from_iter(order)).await?.pop())
    }

    /// The next orders after `after` with their lines, in the order in which they were placed, 100 at most; none at the
    /// end.
    ///
    /// # Errors
    /// The database's.
    pub async fn walk_orders(&self, after: Option<OrderId>, limit: u32) -> Result<Vec<Order>, OrderError> {
        Ok(self.database.scan(move |s| store::list::after(s, after, limit.min(MAX_PART))).await?)
    }

    pub(crate) async fn page_of_user(
        &self,
        user: UserId,
        limit: Limit,
        after: Option<Position>,
    ) -> Result<BodyPage, OrderError> {
        let found = self.database.read(|snapshot| store::list::of_user(snapshot, user, limit, after)).await?;
        self.page(found).await
    }

    pub(crate) async fn page_of_all(
        &self,
        Filter { status, payment_status }: Filter,
        limit: Limit,
        after: Option<Position>,
    ) -> Result<BodyPage, OrderError> {
        let list = move |snapshot: &mut database::Snapshot<'_>| {
            store::list::all(snapshot, status, payment_status, limit, after)
        };
        self.page(self.database.scan(list).await?).await
    }

    async fn page(&self, (orders, next): Found) -> Result<BodyPage, OrderError> {
        Ok((self.with_parts(orders).await?, next))
    }

    async fn with_parts(&self, orders: Vec<Order>) -> Result<Vec<OrderBody>, OrderError> {
        if orders.is_empty() {
            return Ok(Vec::new());
        }
        let ids: Vec<OrderId> = orders.iter().map(|order| order.id).collect();
        let mut parts = self.parts.parts(&ids).await.map_err(OrderError::Parts)?;
        let body = |order: Order| {
            let own = parts.remove(&order.id).unwrap_or_default();
            OrderBody::new(order, own)
        };
        Ok(orders.into_iter().map(body).collect())
    }
}
