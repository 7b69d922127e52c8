//! Looking at a checkout: its row, its order and payments in one snapshot, then current prices around them.

use axum::http::StatusCode;
use cart::Offer;
use database::Snapshot;
use http_kit::Caller;
use orders::{Order, OrderLine};
use payments::Payment;
use primitives::{Amount, Availability, CheckoutId, Timestamp, TotalsEntry};

use crate::{
    Checkout, CheckoutError, Checkouts, attempt,
    message::Message,
    priced::{self, Priced},
    progress::{self, OrderProgress},
    store,
    view::{ActionKind, CheckoutBody, CompletedBody, LineBody, OrderRef, PaymentAction, PaymentBody},
};

/// How long a payment that has begun keeps its stock at least.
const ATTEMPT: std::time::Duration = std::time::Duration::from_secs(60);

/// A checkout with everything that belongs to it.
#[derive(Debug, Clone)]
pub struct Looked {
    /// As it is stored.
    pub checkout: Checkout,
    /// Its order.
    pub order: Option<PlacedOrder>,
    /// Its lines at current prices, until there is an order.
    pub priced: Option<Priced>,
    /// As the API shows it.
    pub body: CheckoutBody,
}

/// The order of a checkout.
#[derive(Debug, Clone)]
pub struct PlacedOrder {
    /// The order.
    pub order: Order,
    /// The payment that the buyer has to decide about.
    pub awaited: Option<Payment>,
    /// Whether a payment is being tried at the moment.
    pub is_running: bool,
}

impl Looked {
    /// Whether nobody but the shop can say how the payment ends.
    fn is_undecided(&self) -> bool {
        let in_progress = self.body.status == progress::CheckoutStatus::CompleteInProgress;
        in_progress && self.body.payment.action.is_none()
    }

    /// Whether the buyer has to do this about the payment.
    pub(super) fn awaits(&self, kind: ActionKind) -> bool {
        self.body.payment.action.as_ref().is_some_and(|action| action.kind == kind)
    }

    /// The sum that is to be paid.
    pub(super) fn total(&self) -> Option<Amount> {
        let of_order = self.order.as_ref().map(|placed| placed.order.placed.total);
        of_order.or_else(|| self.priced.as_ref().map(|priced| priced.total))
    }

    /// What completing answers, but for the order's token: 202 while the outcome is open.
    pub(super) fn completed(self) -> (StatusCode, CompletedBody) {
        let status = if self.is_undecided() { StatusCode::ACCEPTED } else { StatusCode::OK };
        let order = self.body.order.clone();
        (status, CompletedBody { checkout: self.body, order })
    }
}

impl Checkouts {
    /// The checkout, unless it is somebody else's.
    pub(crate) async fn look(&self, id: CheckoutId, caller: &Caller) -> Result<Looked, CheckoutError> {
        self.look_and(id, caller, |_| Ok(())).await.map(|(looked, ())| looked)
    }

    /// The checkout, unless it is somebody else's, with something else of the same moment.
    pub(super) async fn look_and<T: Send>(
        &self,
        id: CheckoutId,
        caller: &Caller,
        read: impl FnOnce(&mut Snapshot) -> Result<T, CheckoutError> + Send,
    ) -> Result<(Looked, T), CheckoutError> {
        let user = caller.user_id();
        let found = self.parts.database.read(move |snapshot| {
            let Some(checkout) = store::find(snapshot, id)?.filter(|checkout| checkout.is_open_to(user))
            else {
                return Err(CheckoutError::Unknown);
            };
            let order = placed_order(snapshot, &checkout)?;
            Ok((checkout, order, read(snapshot)?))
        });
        let (checkout, order, also) = found.await?;
        Ok((self.show(checkout, order).await?, also))
    }

    /// The checkout's row, unless it is somebody else's.
    pub(super) async fn row(&self, id: CheckoutId, caller: &Caller) -> Result<Checkout, CheckoutError> {
        let found = self.parts.database.read(|snapshot| store::find(snapshot, id)).await?;
        found.filter(|checkout| checkout.is_open_to(caller.user_id())).ok_or(CheckoutError::Unknown)
    }

    /// A checkout that is not stored yet.
    pub(super) async fn show_new(&self, checkout: &Checkout) -> Result<CheckoutBody, CheckoutError> {
        self.show(checkout.clone(), None).await.map(|looked| looked.body)
    }

    pub(super) async fn show(
        &self,
        checkout: Checkout,
        order: Option<PlacedOrder>,
    ) -> Result<Looked, CheckoutError> {
        let (priced, fulfillment, mut messages) = match &order {
            None => self.price(&checkout).await?,
            // Its lines and sum are the order's and do not change any more.
            Some(placed) => (None, self.delivery(&checkout, of_goods(&placed.order)).into_body(), Vec::new()),
        };
        let ready = !messages.iter().any(Message::is_error);
        let of_order = order.as_ref().map(|placed| OrderProgress {
            order: &placed.order,
            awaits: placed.awaited.as_ref().map(action_kind),
            is_running: placed.is_running,
        });
        let (status, more) = progress::progress(&checkout, of_order, ready);
        messages.extend(more);
        let body = CheckoutBody {
            id: checkout.id,
            cart_id: checkout.cart_id,
            status,
            messages,
            currency: checkout.currency,
            buyer: checkout.details.buyer.clone(),
            shipping_address: checkout.details.shipping_address.clone(),
            billing_address: checkout.details.billing_address.clone(),
            line_items: line_items(priced.as_ref(), order.as_ref()),
            fulfillment,
            payment: self.payment(&checkout, order.as_ref()),
            discount_codes: checkout.details.discount_codes.iter().map(ToString::to_string).collect(),
            totals: totals(priced.as_ref(), order.as_ref()),
            order: order.as_ref().map(|placed| Self::order_ref(&placed.order)),
            expires_at: expires_at(&checkout, status),
        };
        Ok(Looked { checkout, order, priced, body })
    }

    fn payment(&self, checkout: &Checkout, order: Option<&PlacedOrder>) -> PaymentBody {
        let awaited = order.and_then(|placed| placed.awaited.as_ref());
        let action = awaited.map(|payment| PaymentAction {
            kind: action_kind(payment),
            url: match &payment.action_url {
                Some(page) => page.at(self.parts.payments.origins().own()),
                None => format!("/api/v1/checkouts/{}/confirm-payment", checkout.id),
            },
        });
        PaymentBody {
            handlers: self.parts.payments.handlers().iter().map(payments::Handler::view).collect(),
            action,
        }
    }

    fn order_ref(order: &Order) -> OrderRef {
        OrderRef { id: order.id, number: order.number.to_string(), status: order.states.status, token: None }
    }

    /// The time by which the order has to be paid. It is set with the first attempt and not moved by further ones, so
    /// that nobody can keep stock from others by trying again; an attempt has a moment at least.
    pub(super) fn hold_until(&self, checkout: &Checkout, now: Timestamp) -> Timestamp {
        match checkout.order_id {
            None => now.plus(self.parts.options.hold),
            Some(_) => checkout.expires_at.max(now.plus(ATTEMPT)),
        }
    }
}

fn placed_order(snapshot: &mut Snapshot, checkout: &Checkout) -> Result<Option<PlacedOrder>, CheckoutError> {
    let Some(id) = checkout.order_id else { return Ok(None) };
    let Some(order) = orders::store::order(snapshot, id)? else { return Ok(None) };
    let open = !order.states.payment.was_paid() && order.states.status == orders::OrderStatus::Pending;
    let awaited = if open { awaited_payment(snapshot, &id.to_string())? } else { None };
    // Any other state of the payment tells by itself whether one is under way.
    let is_running = order.states.payment == orders::PaymentStatus::Failed
        && attempt::is_running(snapshot, id, checkout.attempt)?;
    Ok(Some(PlacedOrder { order, awaited, is_running }))
}

/// The payment of an order that waits for the buyer.
fn awaited_payment(snapshot: &mut Snapshot, order: &str) -> Result<Option<Payment>, CheckoutError> {
    let payments =
        payments::payments_of(snapshot, order).map_err(|error| CheckoutError::Part(error.to_string()))?;
    Ok(payments.into_iter().rev().find(|payment| payment.status == payments::Status::RequiresAction))
}

const fn action_kind(payment: &Payment) -> ActionKind {
    if payment.action_url.is_some() { ActionKind::Redirect } else { ActionKind::Confirmation }
}

fn expires_at(checkout: &Checkout, status: progress::CheckoutStatus) -> Option<Timestamp> {
    use progress::CheckoutStatus::{Canceled, Completed};
    (!matches!(status, Completed | Canceled)).then_some(checkout.expires_at)
}

fn line_items(priced: Option<&Priced>, order: Option<&PlacedOrder>) -> Vec<LineBody> {
    match (order, priced) {
        (Some(placed), _) => placed.order.placed.line_items.iter().map(sold).collect(),
        (None, Some(priced)) => {
            priced.lines.iter().map(|(line, offer)| LineBody::new(line, offer.as_ref())).collect()
        }
        (None, None) => Vec::new(),
    }
}

fn totals(priced: Option<&Priced>, order: Option<&PlacedOrder>) -> Vec<TotalsEntry> {
    let of_order = order.map(|placed| placed.order.placed.totals.clone());
    of_order.or_else(|| priced.map(|priced| priced.totals.clone())).unwrap_or_default()
}

/// What the goods of an order cost, before delivery.
fn of_goods(order: &Order) -> Amount {
    Amount::total(order.placed.line_items.iter().map(|line| line.subtotal)).unwrap_or_default()
}

/// A line as it was sold: its pieces are set aside.
fn sold(line: &OrderLine) -> LineBody {
    LineBody {
        id: line.id,
        variant_id: line.variant_id,
        product_id: Some(line.product_id),
        title: line.title.clone(),
        variant_title: line.variant_title.clone(),
        sku: line.sku.clone(),
        image_url: line.image_url.clone(),
        quantity: line.quantity,
        price: line.price,
        total: line.subtotal,
        availability: Availability { available: true, quantity: Some(i64::from(line.quantity.get())) },
    }
}

/// The snapshot of a line that an order keeps.
pub(super) fn order_line(
    line: &crate::checkout::Line,
    offer: &Offer,
    totals: priced::LineTotals,
) -> Option<OrderLine> {
    Some(OrderLine {
        id: line.id,
        variant_id: line.variant_id,
        product_id: offer.product_id,
        title: offer.title.clone(),
        variant_title: offer.variant_title.clone(),
        sku: offer.sku.clone(),
        image_url: offer.image_url.clone(),
        quantity: line.quantity,
        price: offer.price?,
        subtotal: totals.subtotal,
        discount: totals.discount,
        tax: totals.tax,
        total: totals.total,
    })
}
